/**
 * Asks whether an address that the app writes is its own API server's: only the user can know. What is asked never
 * changes under the user's eyes, nor does the question appear there: an app could choose the moment of a click.
 */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Proposal } from '../../state/proposals.ts';
import { CopyLine } from '../../ui/copy.tsx';
import { useAsking } from '../asking.ts';

const COMMAND = 'kubectl cluster-info';

interface Props {
  tab: number | null;
  proposal: Proposal | null;
}

export function Proposed({ tab, proposal }: Props) {
  const { ask } = useAsking();
  const [shown] = useState(proposal);
  if (tab === null || shown === null || shown.mount !== proposal?.mount) return null;
  const names: [string, string] = [new URL(shown.mount).host, shown.alias];
  return (
    <section class="card info" aria-labelledby="proposed">
      <h2 id="proposed">{i18n.t('proposed.title')}</h2>
      <p>{i18n.t('proposed.text', names)}</p>
      <p class="muted">{i18n.t('proposed.check')}</p>
      <CopyLine text={COMMAND} label={i18n.t('start.copyCommand')} />
      <button
        type="button"
        class="button"
        onClick={() => void ask({ type: 'confirm-alias', tab, ...shown })}
      >
        {i18n.t('proposed.button', names)}
      </button>
    </section>
  );
}
