import { type Demo, startDemo } from '../demo/index.ts';
import { type Browser, launch, titles } from '../tests/harness/index.ts';
import { ensureExtension } from './build/build.ts';
import { say } from './lib/step.ts';
import { type Options, parseOptions, usage } from './start/options.ts';
import { look, tour } from './start/tour.ts';

const closers: (() => Promise<unknown>)[] = [];

async function cleanUp(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close().catch(() => {});
}

function onSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => void cleanUp().then(() => process.exit(code)));
  }
}

async function openBrowser(options: Options): Promise<Browser> {
  const { browser: name, url, extension, headless } = options;
  const folder = extension ? await ensureExtension(name) : undefined;
  say(`starting ${titles[name]} ${extension ? 'with' : 'without'} Porthole …`);
  const browser = await launch({
    browser: name,
    ...(folder ? { extension: folder } : {}),
    headless,
    // A proxy of the user's may be on another machine.
    anyHost: url !== undefined,
  });
  closers.push(() => browser.close());
  return browser;
}

async function openDemo({ extension }: Options): Promise<Demo> {
  const demo = await startDemo({ porthole: extension });
  closers.push(() => demo.stop());
  return demo;
}

async function show(browser: Browser, title: string, url: string): Promise<void> {
  const page = browser.context.pages()[0] ?? (await browser.page());
  await page.goto(url, { waitUntil: 'commit' });
  say(`${title} shows ${url}. Close it, or press Ctrl-C, to end.`);
  await browser.context.waitForEvent('close', { timeout: 0 });
}

async function start(options: Options): Promise<void> {
  const demo = options.url === undefined ? await openDemo(options) : undefined;
  const browser = await openBrowser(options);
  if (!options.headless) {
    return show(browser, titles[options.browser], options.url ?? demo?.page ?? '');
  }
  say('no window: using the UIs, and saving pictures');
  if (demo) await tour(browser, demo, options);
  else if (options.url) await look(browser, options.url, options);
}

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return console.log(usage);
  onSignals();
  try {
    await start(options);
  } finally {
    await cleanUp();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
