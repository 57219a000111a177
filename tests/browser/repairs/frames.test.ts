import { it } from 'node:test';
import { isFirefox } from '../../harness/index.ts';
import { inBothModes, type Pages, until } from '../kit/index.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
/** The frame's first script: asks in three ways, which no one but the log needs to see answered. */
const first = `<script>
  fetch('/data.json', { mode: 'no-cors' });
  document.documentElement.append(Object.assign(new Image(), { src: '/image.svg' }));
  new WebSocket('/live');
</script>`;
const made = (how: string) => `<!doctype html><title>app</title><body><script>
  const html = ${JSON.stringify(first).replaceAll('</', '<\\/')};
  const frame = document.createElement('iframe');
  ${how}
</script>`;
// A blob has no path of its own to start from: what its scripts ask for is absolute, on any site.
const blob =
  "URL.createObjectURL(new Blob([html.replaceAll(\"'/\", \"'\" + origin + '/')], { type: 'text/html' }))";
const pages: Pages = {
  '/blank': made(
    'document.body.append(frame); frame.contentDocument.write(html); frame.contentDocument.close();',
  ),
  '/nested': made(`document.body.append(frame);
    const inner = frame.contentDocument.createElement('iframe');
    inner.srcdoc = html;
    frame.contentDocument.body.append(inner);`),
  '/srcdoc': made('frame.srcdoc = html; document.body.append(frame);'),
  '/blob': made(`frame.src = ${blob}; document.body.append(frame);`),
  '/sandboxed': made(
    "frame.sandbox = 'allow-scripts'; frame.src = '/inner'; document.body.append(frame);",
  ),
  '/sandboxed-srcdoc': made(
    `frame.sandbox = 'allow-scripts'; frame.srcdoc = html.replace(/new WebSocket.*/, ''); document.body.append(frame);`,
  ),
  '/': '<!doctype html><title>app</title>',
  '/inner': `<!doctype html>${first}`,
  '/data.json': '{}',
  '/image.svg': svg,
  'WS /live': '',
};
const ALL = ['/data.json', '/live', '/image.svg'].map((path) => `GET ${path}`);

/**
 * A sandboxed `srcdoc` can't ask its parent where it sits, so the page layer isn't there: it opens no WebSocket here.
 * Firefox itself refuses every relative URL of a WebSocket in a sandboxed frame.
 */
const SOCKETLESS = isFirefox ? ['/sandboxed-srcdoc', '/sandboxed'] : ['/sandboxed-srcdoc'];
const whole = (path: string) => (requests: string[]) =>
  ALL.every((one) => requests.includes(one) || (SOCKETLESS.includes(path) && one === 'GET /live'));

inBothModes(
  'what a frame asks for reaches the service',
  pages,
  ({ mode, open, reached, scene }) => {
    for (const path of Object.keys(pages).slice(0, 6)) {
      it(`in a frame like ${path.slice(1)}`, async () => {
        const page = await open('/');
        await scene().go(page, scene().url(path, mode));
        await until('all are asked for', reached, whole(path));
        await page.close();
      });
    }
  },
);
