/** What went wrong with the page, and what to do about it. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import type { Problem } from '../../state/tab.ts';
import { adviceText, causeText } from '../../ui/diagnosis.ts';
import { useAsking } from '../asking.ts';

interface Props {
  tab: number;
  problem: Problem;
  mount: ProxyUrl;
}

export function ProblemCard({ tab, problem }: Props) {
  const { attempt } = useAsking();
  const { diagnosis } = problem;
  return (
    <section class="card danger" aria-labelledby="problem">
      <h1 id="problem">{causeText(diagnosis)}</h1>
      <Seen problem={problem} />
      <h2>{i18n.t('problem.advice')}</h2>
      <p>{adviceText(diagnosis)}</p>
      <button
        type="button"
        class="button"
        onClick={() => void attempt(() => browser.tabs.reload(tab))}
      >
        {i18n.t('problem.retry')}
      </button>
    </section>
  );
}

function Seen({ problem: { status, error } }: { problem: Problem }) {
  if (status !== undefined) return <p class="muted">{i18n.t('problem.seenStatus', [status])}</p>;
  return error ? <p class="muted">{i18n.t('problem.seenError', [error])}</p> : null;
}
