import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inBothModes } from '../kit/index.ts';

const answer = "fetch('/data.json').then((it) => it.json())";
const pages = {
  '*': '<!doctype html><title>app</title>',
  '/data.json': '{"it":1}',
  '/worker.js': `importScripts('/part.js'); ${answer}.then((it) => postMessage([part, it.it]));`,
  '/module-worker.js': `import { part } from '/part-module.js'; ${answer}.then((it) => postMessage([part, it.it]));`,
  '/part.js': "self.part = 'part';",
  '/part-module.js': "export const part = 'part';",
  '/shared.js': `onconnect = ({ ports: [port] }) => ${answer}.then((it) => port.postMessage(['part', it.it]));`,
};
const told = (made: string, port = '') => `new Promise((done, failed) => {
  const worker = ${made};
  worker${port}.onmessage = ({ data }) => done(data);
  worker.onerror = () => failed(new Error('the worker failed'));
})`;

inBothModes('a worker and what it asks for reach the service', pages, ({ mode, scene, open }) => {
  it('as a classic worker', async () => {
    const page = await open('/');
    assert.deepEqual(await page.evaluate(told("new Worker('/worker.js')")), ['part', 1]);
  });

  it('as a module worker', async () => {
    const page = await open('/');
    const made = "new Worker('/module-worker.js', { type: 'module' })";
    assert.deepEqual(await page.evaluate(told(made)), ['part', 1]);
  });

  it('made of a blob', async () => {
    const page = await open('/');
    const code = `fetch(location.origin + '/data.json').then((it) => it.json()).then((it) => postMessage(it.it))`;
    const made = `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}])))`;
    assert.equal(await page.evaluate(told(made)), 1);
  });

  it('as a shared worker, alone on the host', async () => {
    for (const page of scene().browser.context.pages()) {
      if (page.url().startsWith(scene().cluster.origin)) await page.close();
    }
    const page = await open('/');
    const made = `new SharedWorker('/shared.js', '${mode}')`;
    assert.deepEqual(await page.evaluate(told(made, '.port')), ['part', 1]);
  });
});
