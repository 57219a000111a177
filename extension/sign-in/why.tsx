/** Why the cluster didn't let the user in, as far as that is known. */
import * as desk from '../desk/desk.ts';
import { signInFor } from '../state/sign-ins.ts';
import type { Problem } from '../state/tab.ts';
import { whyText } from '../ui/id-texts.ts';
import { type Kept, useSignIns } from './use-sign-ins.ts';

export function Why({ problem, mount }: { problem: Problem; mount: string }) {
  const kept = useSignIns();
  if (!kept) return null;
  const told = Date.parse(problem.headers?.['date'] ?? '');
  const why = desk.whyRefused({
    cause: problem.diagnosis.cause,
    sent: sentFor(mount, kept),
    now: Date.now() / 1000,
    ...(Number.isFinite(told) && { server: told / 1000 }),
  });
  return why ? <p>{whyText(why)}</p> : null;
}

function sentFor(mount: string, { signIns, vault }: Kept): desk.Refusal['sent'] {
  const stored = signInFor(mount, signIns)?.stored;
  return stored ?? (vault?.locked ? 'locked' : 'nothing');
}
