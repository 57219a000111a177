/** Asks a host what the core wants to know of it. */
import { browser } from 'wxt/browser';
import * as desk from '../desk/desk.ts';
import { patternOf, permissionsFor } from '../state/hosts.ts';
import { ownHeaders, readSignIns } from '../state/sign-ins.ts';
import { overheard } from './overheard.ts';

export interface Where {
  readonly origin: string;
  readonly base: string;
  /** Whose rights to ask for; empty for those in the whole cluster. */
  readonly namespace: string;
}

/** More of an answer tells nothing new. */
const MOST = 64 * 1024;
/** A host that says nothing for so long won't, in milliseconds. */
const PATIENCE = 15_000;

/** Call it straight from a click, or the browser won't ask for the permission that a new host needs. */
export async function testHost(where: Where): Promise<desk.Finding> {
  await browser.permissions.request({ origins: permissionsFor(where.origin) });
  return askHost(where);
}

export async function askHost({ origin, base, namespace }: Where): Promise<desk.Finding> {
  const origins = [patternOf(origin)];
  const [granted] = await Promise.all([browser.permissions.contains({ origins }), desk.ready()]);
  const judge = (probe: Partial<desk.Probe>) => desk.judgeHost({ origin, base, ...probe });
  if (!granted) return judge({ forbiddenByBrowser: true });

  const [version, ...others] = desk.hostQuestions(base, namespace);
  if (!version) throw new Error('the core asks nothing of a host: it is broken, install it again');
  const signIn = ownHeaders(origin + base, await readSignIns());
  const first = await send(origin, version, signIn);
  // Who doesn't answer one question needn't be asked the others.
  if (first.status !== 200) return judge({ version: first, ...(await unread(origin, first)) });
  const answers = await Promise.all(
    others.map(async (question) => [question.ask, await send(origin, question, signIn)] as const),
  );
  const user = answers.find(([ask]) => ask === 'user')?.[1];
  return judge({ version: first, rights: answers, ...(user && { user }) });
}

async function send(
  origin: string,
  { method, path, body }: desk.Question,
  signIn: Readonly<Record<string, string>>,
): Promise<desk.HostAnswer> {
  const url = origin + path;
  const heard = overheard(url);
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...signIn,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body }),
      credentials: 'include',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      audited: answer.headers.has('audit-id'),
      body: (await answer.text().catch(() => '')).slice(0, MOST),
      redirected: answer.redirected ? answer.url : '',
    };
  } catch {
    return { status: 0, ...(await heard.failure()) };
  } finally {
    heard.stop();
  }
}

/** Where the browser doesn't say why: whether there is an answer that can't be read. */
async function unread(
  origin: string,
  { status, error }: desk.HostAnswer,
): Promise<Partial<desk.Probe>> {
  if (status !== 0 || error) return {};
  const signal = AbortSignal.timeout(PATIENCE);
  const answers = fetch(origin, { mode: 'no-cors', cache: 'no-store', signal });
  return { answersUnread: await answers.then(Boolean, () => false) };
}
