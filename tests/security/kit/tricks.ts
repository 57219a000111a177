/** What hostile pages do, written to run in any page or frame: nothing of it may use what stands outside. */
import type { Frame, Page } from 'playwright-core';
import { until } from '../../browser/kit/index.ts';

/** Asks for a URL in every way that a page has, and waits until each has come to its end. */
export function asksInEveryWay(where: Page | Frame, url: string): Promise<void> {
  return where.evaluate(async (asked) => {
    const at = (how: string) => `${asked}-${how}`;
    const end = (of: EventTarget, ...events: string[]) =>
      Promise.race([
        ...events.map((event) => new Promise((done) => of.addEventListener(event, done))),
      ]);
    const add = (name: string, attributes: Record<string, string>) => {
      const element = document.createElement(name);
      const over = end(element, 'load', 'error');
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      document.body.append(element);
      return over;
    };
    const socket = new WebSocket(at('socket').replace(/^http/, 'ws'));
    const stream = new EventSource(at('stream'));
    navigator.sendBeacon(at('beacon'), 'x');
    await Promise.allSettled([
      fetch(at('fetch')),
      fetch(at('opaque'), { mode: 'no-cors' }),
      fetch(at('post'), { method: 'POST', mode: 'no-cors', body: 'x', keepalive: true }),
      fetch(at('cookies'), { credentials: 'include' }),
      add('img', { src: at('image') }),
      add('script', { src: at('script') }),
      add('link', { rel: 'stylesheet', href: at('sheet') }),
      add('iframe', { src: at('frame') }),
      add('object', { data: at('object') }),
      end(socket, 'open', 'error'),
      end(stream, 'open', 'error'),
    ]);
    socket.close();
    stream.close();
  }, url);
}

/** Fills in a form and sends it, in this window or a frame of it, and waits until that shows what came of it. */
export async function posts(where: Page | Frame, url: string, target: '_self' | 'inner') {
  await where.evaluate(
    ([action, target]) => {
      const form = document.createElement('form');
      Object.assign(form, { action, target, method: 'post' });
      if (target === 'inner') {
        const frame = document.createElement('iframe');
        frame.name = 'inner';
        document.body.append(frame);
      }
      document.body.append(form);
      form.submit();
    },
    [url, target] as const,
  );
  const shows = async () => {
    if (target === '_self') return where.url();
    const inner = await where.waitForSelector('iframe[name="inner"]');
    return (await inner.contentFrame())?.url() ?? '';
  };
  await until(`an answer to ${url}`, shows, (shown) =>
    shown.includes(url.split('/').at(-1) ?? url),
  );
}

/** Adds a frame, and gives it back once it has loaded. */
export async function frames(page: Page, url: string): Promise<Frame> {
  const name = `frame-${Math.random()}`;
  await page.evaluate(
    ([src, name]) =>
      new Promise((done) => {
        const frame = document.createElement('iframe');
        Object.assign(frame, { src, name, onload: done });
        document.body.append(frame);
      }),
    [url, name] as const,
  );
  // By its element: of a frame that is nobody's, Firefox's driver doesn't learn the name.
  const element = await page.waitForSelector(`iframe[name="${name}"]`);
  return (await until(`a frame of ${url}`, () => element.contentFrame(), Boolean)) as Frame;
}

/** Opens a window by script, and gives it back once the page there has loaded. */
export async function opens(page: Page, url: string): Promise<Page> {
  const coming = page.context().waitForEvent('page');
  await page.evaluate((url) => {
    Object.assign(window, { opened: window.open(url) });
  }, url);
  const opened = await coming;
  await opened.waitForURL((at) => at.protocol.startsWith('http'), { waitUntil: 'load' });
  return opened;
}

/** Scripts another window, if it is one that can be reached. */
export async function scripts(where: Page | Frame, window: string, url: string): Promise<void> {
  await where.evaluate(
    async ([window, url]) => {
      try {
        const other = (globalThis as unknown as Record<string, Window & typeof globalThis>)[window];
        const asked = other?.fetch(url);
        // A window that is out of reach counts as closed; in Firefox nothing that is asked for in it comes to its end.
        if (!other?.closed) await asked;
      } catch {
        // Out of reach.
      }
    },
    [window, url] as const,
  );
}

/** Starts a shared worker, and waits until it answers or can't be had. */
export function startsWorker(where: Page, url: string): Promise<void> {
  return where.evaluate(async (url) => {
    const worker = new SharedWorker(url);
    await new Promise((done) => {
      worker.port.onmessage = worker.onerror = done;
    });
  }, url);
}
