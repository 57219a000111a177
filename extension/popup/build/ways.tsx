/** The ways to a Service past the proxy, where there are any, and why the proxy may have none. */
import { i18n } from '#i18n';
import type { Details } from '../../finder/finder.ts';
import { CopyLine } from '../../ui/copy.tsx';
import { obstacleText } from '../../ui/id-texts.ts';

export function Ways({ details: { ways, obstacle } }: { details: Details }) {
  if (ways.length === 0 && !obstacle) return null;
  return (
    <section class="copies" aria-labelledby="ways">
      <h2 id="ways">{i18n.t('ways.title')}</h2>
      {obstacle && <p>{i18n.t('ways.obstacle', [obstacleText(obstacle)])}</p>}
      {ways.map(({ kind, address }) => (
        <div key={kind + address} class="copy-way">
          <p>{i18n.t(kind === 'node-port' ? 'ways.nodePort' : 'ways.loadBalancer')}</p>
          <CopyLine text={address} label={i18n.t('ways.copy')} />
        </div>
      ))}
    </section>
  );
}
