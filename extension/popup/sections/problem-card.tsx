/** What went wrong with the page, and what to do about it. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import type { Problem } from '../../state/tab.ts';
import { messageOf } from '../../ui/answer-message.ts';
import { adviceText, causeText, needsPortForward } from '../../ui/diagnosis.ts';
import { useAsking } from '../asking.ts';
import { WayAround } from './way-around.tsx';

interface Props {
  tab: number;
  problem: Problem;
  mount: ProxyUrl;
}

export function ProblemCard({ tab, problem, mount }: Props) {
  const { attempt } = useAsking();
  const { diagnosis } = problem;
  return (
    <section class="card danger" aria-labelledby="problem">
      <h1 id="problem">{causeText(diagnosis)}</h1>
      <Seen problem={problem} />
      <h2>{i18n.t('problem.advice')}</h2>
      <p>{adviceText(diagnosis)}</p>
      {needsPortForward(diagnosis) && <WayAround mount={mount} />}
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

function Seen({ problem: { status, error, body } }: { problem: Problem }) {
  return (
    <div class="lines muted">
      {status !== undefined && <p>{i18n.t('problem.seenStatus', [status])}</p>}
      {error && <p>{i18n.t('problem.seenError', [error])}</p>}
      {body && <blockquote>{messageOf(body)}</blockquote>}
    </div>
  );
}
