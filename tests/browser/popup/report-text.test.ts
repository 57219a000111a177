import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markdown } from '../../../extension/popup/report/markdown.ts';
import { withoutSecrets } from '../../../extension/popup/report/secrets.ts';

const empty = { title: 'Report', facts: [], chapters: [], note: 'Read it.' };

describe('the text of a report', () => {
  it('has a title, facts, chapters and a note', () => {
    const text = markdown({
      ...empty,
      facts: [{ parts: ['Where: ', { code: 'http://host/proxy/' }] }],
      chapters: [
        {
          title: 'Losses',
          lines: [{ parts: ['One.'], more: [{ parts: ['seen'] }] }, { parts: ['Two.'] }],
        },
      ],
    });
    assert.equal(
      text,
      `# Report

- Where: \`http://host/proxy/\`

## Losses

- One.
  - seen
- Two.

Read it.
`,
    );
  });

  it('leaves out a chapter with nothing in it', () => {
    const text = markdown({ ...empty, chapters: [{ title: 'Losses', lines: [] }] });
    assert.ok(!text.includes('Losses'));
  });

  it('lets nothing in it become markup, or a line of its own', () => {
    const hostile = '</details>\n# [click](javascript:x) `code` **bold** |';
    const text = markdown({ ...empty, facts: [{ parts: [hostile, { code: hostile }] }] });
    assert.equal(text.split('\n').filter((line) => line.startsWith('#')).length, 1);
    assert.ok(text.includes('\\</details\\> \\# \\[click\\](javascript:x) \\`code\\`'));
    assert.ok(text.includes("`</details> # [click](javascript:x) 'code' **bold** |`"));
  });
});

describe('what a report leaves out', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    'user name and password': ['http://me:s3cret@host/a', 'http://host/a'],
    'a query': ['GET http://host/a?token=s3cret&b=1', 'GET http://host/a'],
    'a query of one value': ['http://host/a?s3cret', 'http://host/a'],
    'the query of a path': ['GET /a?key=s3cret', 'GET /a?…'],
    'an encoded query': ['GET /a%3Fkey%3Ds3cret', 'GET /a%3F…'],
    'a fragment': ['http://host/a#access_token=s3cret', 'http://host/a'],
    'the fragment of a path': ['/a#s3cret', '/a'],
    'a parameter in a path': ['/a;jsessionid=s3cret/b', '/a;…/b'],
    'a bearer token': ['Authorization: Bearer s3cret-12345', 'Authorization: Bearer …'],
    'a cookie': ['cookie: session=s3cret; theme=dark', 'cookie: …'],
    'a JSON Web Token': [`/login/${jwt}/next`, '/login/…/next'],
    'a random word': ['/reset/Zk93hT0qLmA8sV5bXw2RyUe7/now', '/reset/…/now'],
    'a long hexadecimal number': ['/s/9f86d081884c7d659a2feaa0c55ad015/x', '/s/…/x'],
  };
  for (const [name, [text, left]] of Object.entries(cases)) {
    it(name, () => assert.equal(withoutSecrets(text), left));
  }

  it('but neither names, paths, commands nor what the core says of a parameter', () => {
    const told = [
      'http://127.0.0.1:8001/api/v1/namespaces/monitoring/services/https:prometheus-kube-prometheus-alertmanager-main-2:9093/proxy/',
      'POST /apply?dryRun',
      'WebSocket /needs?…',
      'Authorization: GET /api/me',
      'kubectl port-forward --namespace monitoring service/grafana 3000:3000',
      '/static/js/main.2f9c1a7b.chunk.js',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    ];
    for (const text of told) assert.equal(withoutSecrets(text), text);
  });
});
