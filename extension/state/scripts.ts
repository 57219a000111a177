/**
 * The scripts that go into pages: the page layer in the page's own world, with a
 * pin before it where the user has pinned a mode for a service, and the relay.
 * Registered again on install, start-up and each grant.
 */
import { type Browser, browser } from 'wxt/browser';
import { type Choice, readChoices } from './choice.ts';
import type { Host } from './hosts.ts';
import { readLearnt } from './learnt.ts';

type Script = Browser.scripting.RegisteredContentScript;

const AUTO = 'page';

export async function isRegistered(): Promise<boolean> {
  return (await browser.scripting.getRegisteredContentScripts({ ids: [AUTO] })).length > 0;
}

/** Makes the registered scripts those that the hosts and the pinned modes call for. */
export async function registerScripts(hosts: readonly Host[]): Promise<void> {
  const [pinned, learnt] = await Promise.all([readChoices(), readLearnt()]);
  const allowed = [...new Set(hosts.map(({ origin }) => pattern(`${origin}/*`)))];
  await navigator.locks.request('scripts', async () => {
    const before = await browser.scripting.getRegisteredContentScripts();
    const after = allowed.length > 0 ? scripts(allowed, pinned, learnt) : [];
    const kept = new Set(after.map(({ id }) => id));
    const known = new Set(before.map(({ id }) => id));
    const gone = before.map(({ id }) => id).filter((id) => !kept.has(id));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
    await browser.scripting.updateContentScripts(after.filter(({ id }) => known.has(id)));
    await browser.scripting.registerContentScripts(after.filter(({ id }) => !known.has(id)));
  });
}

type Modes = Readonly<Record<string, Choice>>;

function scripts(matches: string[], pinned: Modes, learnt: Modes): Script[] {
  const better = Object.fromEntries(Object.entries(learnt).filter(([mount]) => !pinned[mount]));
  return [
    script(AUTO, ['page.js'], {
      matches,
      excludeMatches: [...urlsOf(pinned), ...urlsOf(better)],
      matchOriginAsFallback: true,
      world: 'MAIN',
    }),
    ...startingIn('pin-root', urlsOf(pinned, 'root')),
    ...startingIn('pin-prefix', urlsOf(pinned, 'prefix')),
    ...startingIn('healthier-root', urlsOf(better, 'root')),
    ...startingIn('healthier-prefix', urlsOf(better, 'prefix')),
    script('relay', ['relay.js'], { matches, world: 'ISOLATED' }),
    {
      ...script('health', ['health.js'], { world: 'ISOLATED' }),
      matches: matches.map((pattern) => pattern.replace(/\*$/, '*/proxy/*')),
      excludeMatches: urlsOf(pinned),
      allFrames: false,
    },
  ];
}

/** What matches the pages of the mounts that have a mode, or this one. */
function urlsOf(modes: Modes, wanted?: Choice): string[] {
  return Object.entries(modes)
    .filter(([, mode]) => wanted === undefined || mode === wanted)
    .map(([mount]) => pattern(`${mount}*`));
}

/** The page layer with the mode before it that `pin`, the script of this name, leaves for it. */
function startingIn(pin: string, matches: string[]): Script[] {
  if (matches.length === 0) return [];
  // Firefox goes by the whole URL of the document that made one without a URL, Chromium by its origin.
  const inherits = import.meta.env.FIREFOX && { matchOriginAsFallback: true };
  const js = [`${pin}.js`, 'page.js'];
  return [script(`page-${pin}`, js, { matches, world: 'MAIN', ...inherits })];
}

function script(id: string, js: string[], more: Partial<Script>): Script & { js: string[] } {
  return {
    ...more,
    id,
    js,
    css: [],
    allFrames: true,
    runAt: 'document_start',
    persistAcrossSessions: true,
  };
}

/** Firefox's patterns know no ports: a mode chosen for a service is that of its namesake on another port, too. */
function pattern(urls: string): string {
  return import.meta.env.FIREFOX ? urls.replace(/^(\w+:\/\/[^/]+?):(\d+|\*)\//, '$1/') : urls;
}
