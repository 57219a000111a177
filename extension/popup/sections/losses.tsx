/** What the page loses on its way through the proxy, and how to have it all. */
import { i18n } from '#i18n';
import type { Loss, ProxyUrl } from '../../core/core.ts';
import { adviceText, causeText, needsPortForward } from '../../ui/diagnosis.ts';
import { WayAround } from './way-around.tsx';

interface Props {
  losses: readonly Loss[];
  mount: ProxyUrl;
}

export function Losses({ losses, mount }: Props) {
  const fatal = losses.some((loss) => loss.fatal);
  return (
    <section class={`card ${fatal ? 'danger' : 'info'}`} aria-labelledby="losses">
      <h2 id="losses">{i18n.t(fatal ? 'losses.fatal' : 'losses.title')}</h2>
      <ul class="losses">
        {losses.map((loss) => (
          <li key={loss.cause}>
            <p>{causeText(loss)}</p>
            <p class="muted address">{i18n.t('losses.seen', [loss.params['seen'] ?? ''])}</p>
            {loss.advice !== 'port-forward' && <p>{adviceText(loss)}</p>}
          </li>
        ))}
      </ul>
      {losses.some(needsPortForward) && <WayAround mount={mount} />}
    </section>
  );
}
