/** What is taken from a policy, as the desk and the core read its addresses. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from '../../dist/core/index.js';
import { judge, type Reading } from '../../extension/state/policy.ts';
import { readHost } from './desk/module.ts';

const reading: Reading = {
  host: readHost,
  mount(url) {
    try {
      return { read: parse(url).mount };
    } catch (error) {
      return { mistake: error as { code: string; offending: string } };
    }
  },
};
const judged = (policy: object) => judge(policy as Record<string, unknown>, reading);
const wrong = (policy: object) => judged(policy).problems.map(({ at, code }) => `${at} ${code}`);

const MOUNT = 'https://k8s.test/api/v1/namespaces/a/services/web:80/proxy/';

describe('a policy', () => {
  it('gives clusters by any address that a person could paste', () => {
    const { clusters, problems } = judged({
      clusters: [
        { name: 'Prod', url: 'https://k8s.test:6443/', colour: 'red', namespaces: ['a', 'b'] },
        { url: 'https://rancher.test/dashboard/c/c-m-1/explorer' },
      ],
    });
    assert.deepEqual(problems, []);
    const managed = true;
    assert.deepEqual(clusters, [
      {
        ...{ id: 'https://k8s.test:6443', origin: 'https://k8s.test:6443', base: '', managed },
        ...{ name: 'Prod', colour: 'red', namespaces: ['a', 'b'] },
      },
      {
        ...{
          id: 'https://rancher.test/k8s/clusters/c-m-1',
          origin: 'https://rancher.test',
          managed,
        },
        ...{ base: '/k8s/clusters/c-m-1', name: 'c-m-1', colour: 'green', namespaces: [] },
      },
    ]);
  });

  it('may be an exported settings file', () => {
    const cluster = { origin: 'https://k8s.test', base: '/k8s/clusters/c-1', name: 'one' };
    const more = { colour: 'teal', namespaces: ['a'] };
    const { clusters, choices, problems } = judged({
      porthole: 1,
      clusters: [{ id: 'dev', ...cluster, ...more }],
      favourites: [MOUNT],
      choices: { [MOUNT]: 'prefix' },
    });
    assert.deepEqual(problems, []);
    const id = cluster.origin + cluster.base;
    assert.deepEqual(clusters, [{ id, ...cluster, ...more, managed: true }]);
    assert.deepEqual(choices, { [MOUNT]: 'prefix' });
  });

  it('chooses modes, Auto too, by any URL of a service', () => {
    const given = { [MOUNT]: 'auto', 'https://b.test/api/v1/nodes/n/proxy/deep?q': 'off' };
    const { choices, problems } = judged({ choices: given });
    assert.deepEqual(problems, []);
    assert.deepEqual(choices, { [MOUNT]: 'auto', 'https://b.test/api/v1/nodes/n/proxy/': 'off' });
  });

  it('is empty where there is none', () => {
    assert.deepEqual(judged({}), { clusters: [], choices: {}, problems: [] });
  });
});

describe('what is wrong in a policy', () => {
  it('is named, and costs nothing else', () => {
    const good = { url: 'https://good.test' };
    const policy = {
      clusters: [{ url: 'ftp://k8s.test' }, 5, null, {}, { url: 7 }, good],
      choices: { [MOUNT]: 'sideways', 'https://k8s.test/': 'root', '/api/v1/x': 'root' },
    };
    assert.deepEqual(
      judged(policy).clusters.map(({ origin }) => origin),
      ['https://good.test'],
    );
    assert.deepEqual(judged(policy).choices, {});
    assert.deepEqual(wrong(policy), [
      'clusters[0].url unsupported-scheme',
      'clusters[1].url missing',
      'clusters[2].url missing',
      'clusters[3].url missing',
      'clusters[4].url no-host',
      `choices["${MOUNT}"] invalid-part`,
      'choices["https://k8s.test/"] no-proxy-path',
      'choices["/api/v1/x"] no-proxy-path',
    ]);
  });

  it('costs a cluster no more than that part, where something can stand in for it', () => {
    const cluster = { url: 'https://k8s.test', name: 5, colour: 'pink', namespaces: 'a' };
    const [kept] = judged({ clusters: [cluster] }).clusters;
    assert.deepEqual([kept?.name, kept?.colour, kept?.namespaces], ['k8s.test', 'blue', []]);
    assert.deepEqual(wrong({ clusters: [cluster] }), [
      'clusters[0].name invalid-part',
      'clusters[0].colour invalid-part',
      'clusters[0].namespaces invalid-part',
    ]);
  });

  it('is a second cluster at the same address', () => {
    const clusters = [
      { url: 'https://k8s.test', name: 'one' },
      { url: 'https://k8s.test/version' },
    ];
    assert.deepEqual(
      judged({ clusters }).clusters.map(({ name }) => name),
      ['one'],
    );
    assert.deepEqual(wrong({ clusters }), ['clusters[1] duplicate']);
  });

  it('may be all of it', () => {
    assert.deepEqual(wrong({ clusters: {}, choices: [] }), [
      'clusters invalid-part',
      'choices invalid-part',
    ]);
  });

  it('is told without the secret in it', () => {
    const url = 'https://me:hunter2@k8s.test:x/';
    const kubeconfig = 'apiVersion: v1\nkind: Config\nusers: [{user: {token: hunter2}}]\n';
    const told = JSON.stringify(judged({ clusters: [{ url }, { url: kubeconfig }] }));
    assert.ok(!told.includes('hunter2'), told);
  });
});
