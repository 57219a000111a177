/** A cluster that isn't listed, because Porthole may not reach its host yet, and the way to allow that. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { allowHost } from '../../state/add-cluster.ts';
import type { Cluster } from '../../state/clusters.ts';
import { useAsking } from '../asking.ts';

export function Stranger({ cluster: { name, origin } }: { cluster: Cluster }) {
  const { attempt } = useAsking();
  const [denied, setDenied] = useState(false);
  const { host } = new URL(origin);

  async function allow(): Promise<void> {
    let granted = false;
    const asked = await attempt(async () => {
      granted = await allowHost(origin);
    });
    setDenied(asked && !granted);
  }

  return (
    <div class="note">
      <p>
        <strong>{name}</strong> {i18n.t('find.stranger', [host])}
      </p>
      <p>{i18n.t('add.why')}</p>
      <button type="button" class="link" onClick={() => void allow()}>
        {i18n.t('allow.button', [host])}
      </button>
      <p role="status">{denied && i18n.t('allow.denied')}</p>
    </div>
  );
}
