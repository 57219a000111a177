/**
 * The scripts that go into pages: the page layer in the page's own world, with a
 * pin before it where the user has pinned a mode for a service, and the relay.
 * Registered again on install, start-up and each grant.
 */
import { type Browser, browser } from 'wxt/browser';
import { type Choice, readChoices } from './choice.ts';
import type { Host } from './hosts.ts';

type Script = Browser.scripting.RegisteredContentScript;

const AUTO = 'page';

export async function isRegistered(): Promise<boolean> {
  return (await browser.scripting.getRegisteredContentScripts({ ids: [AUTO] })).length > 0;
}

/** Makes the registered scripts those that the hosts and the pinned modes call for. */
export async function registerScripts(hosts: readonly Host[]): Promise<void> {
  const choices = Object.entries(await readChoices());
  const allowed = await grantedPatterns(hosts);
  await navigator.locks.request('scripts', async () => {
    const before = await browser.scripting.getRegisteredContentScripts();
    const after = allowed.length > 0 ? scripts(allowed, choices) : [];
    const kept = new Set(after.map(({ id }) => id));
    const known = new Set(before.map(({ id }) => id));
    const gone = before.map(({ id }) => id).filter((id) => !kept.has(id));
    if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
    await browser.scripting.updateContentScripts(after.filter(({ id }) => known.has(id)));
    await browser.scripting.registerContentScripts(after.filter(({ id }) => !known.has(id)));
  });
}

function scripts(matches: string[], choices: [string, Choice][]): Script[] {
  const of = (choice: Choice) =>
    choices.filter(([, each]) => each === choice).map(([mount]) => `${mount}*`);
  const pinned = choices.map(([mount]) => `${mount}*`);
  return [
    script(AUTO, ['page.js'], {
      matches,
      excludeMatches: pinned,
      matchOriginAsFallback: true,
      world: 'MAIN',
    }),
    ...pinnedScript('root', of('root')),
    ...pinnedScript('prefix', of('prefix')),
    script('relay', ['relay.js'], { matches, world: 'ISOLATED' }),
  ];
}

function pinnedScript(mode: 'root' | 'prefix', matches: string[]): Script[] {
  if (matches.length === 0) return [];
  return [script(`page-${mode}`, [`pin-${mode}.js`, 'page.js'], { matches, world: 'MAIN' })];
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

/** Match patterns of the hosts that the browser lets us work on. */
async function grantedPatterns(hosts: readonly Host[]): Promise<string[]> {
  const patterns = hosts.map(({ origin }) => `${origin}/*`);
  const granted = await Promise.all(
    patterns.map((pattern) => browser.permissions.contains({ origins: [pattern] })),
  );
  return patterns.filter((_, i) => granted[i]);
}
