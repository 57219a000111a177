/**
 * Straight at the API server Porthole signs the user in: every request of such a cell has to come as that user, though
 * there the service could be had without.
 */
import type { Browser as Extension } from 'wxt/browser';
import type { AuditEvent } from '../../cluster/index.ts';
import type { Browser } from '../../harness/index.ts';
import type { Cell } from './cell.ts';
import { USER } from './ways.ts';

declare const chrome: typeof Extension;

export function isSigned({ kind, porthole }: Cell): boolean {
  return kind === 'apiserver' && porthole;
}

/** The app's service; each signed-in user has one of their own, so that their requests can be told from all others. */
export function nameIn(cell: Cell): string {
  return isSigned(cell) ? `${cell.app.name}-signed-${cell.browser}` : cell.app.name;
}

/** As the popup does it. */
export async function signIn(browser: Browser, url: string): Promise<void> {
  const signIn = {
    headers: [`authorization: Bearer ${USER.token}`],
    ...{ kind: 'token', subject: USER.name, issuer: '', user: '', group: '' },
  };
  const worker = await browser.serviceWorker();
  await worker.evaluate((all) => chrome.storage.session.set({ 'sign-ins': all }), {
    [new URL(url).origin]: signIn,
  });
}

/** What was asked for by somebody else than the user; nothing where nothing was. */
export function strangersIn(cell: Cell, audited: readonly AuditEvent[]): string | undefined {
  if (!isSigned(cell)) return;
  const own = audited.filter(({ uri }) => uri.includes(`/services/${nameIn(cell)}:80/proxy/`));
  // The cluster's administrator asks once whether the service is there.
  const all = own.filter(({ user }) => user !== USER.name && user !== 'admin');
  const icon = lateIcon(all, own);
  const others = all.filter(({ uri }) => uri !== icon);
  if (others.length > 0) {
    const { user, verb, uri } = others[0] as AuditEvent;
    return `${others.length} requests didn't come as the user, such as ${verb} ${uri} by ${user}`;
  }
  return own.length > others.length ? undefined : 'nothing was asked for as the user';
}

/**
 * The browser asks for an app's icon (its page's, or its manifest's) when it likes, also when the tab has just left: then
 * it goes as nobody's, as it should. It is the one file of which that can be said, and its page has asked for it as the user before.
 */
function lateIcon(others: readonly AuditEvent[], own: readonly AuditEvent[]): string | undefined {
  const [uri, ...more] = new Set(others.map((each) => each.uri));
  const isNobodys = others.every(({ user }) => user === 'system:anonymous');
  const wasUsers = own.some((each) => each.uri === uri && each.user === USER.name);
  return more.length === 0 && isNobodys && wasUsers ? uri : undefined;
}
