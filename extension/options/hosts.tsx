/** The hosts that Porthole may work on though no cluster of the list is on them: allowed from a proxied page. */
import { i18n } from '#i18n';
import { readClusters } from '../state/clusters.ts';
import { readAddedHosts, removeHost } from '../state/hosts.ts';
import { useStored } from './use-stored.ts';

export function Hosts() {
  const hosts = useStored(readAddedHosts) ?? [];
  const clusters = useStored(readClusters) ?? [];
  const others = hosts.filter((host) => !clusters.some(({ origin }) => origin === host.origin));
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="hosts">
      <h2 id="hosts">{i18n.t('options.hosts')}</h2>
      <p class="muted">{i18n.t('options.hostsText')}</p>
      <ul class="clusters">
        {others.map(({ origin }) => (
          <li key={origin} class="card">
            <p class="address">{origin}</p>
            <button type="button" class="button" onClick={() => void removeHost(origin)}>
              {i18n.t('options.removeHost', [origin])}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
