/** Where a cluster is; it may move, and is still the one that it was. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import * as desk from '../desk/desk.ts';
import type { Cluster } from '../state/clusters.ts';
import { moveCluster } from '../state/move-cluster.ts';
import { mistakeText } from '../ui/id-texts.ts';

const NO_HOST = { code: 'no-host', offending: '' };

export function Address({ cluster }: { cluster: Cluster }) {
  const address = cluster.origin + cluster.base;
  const [said, setSaid] = useState('');

  async function move(text: string): Promise<void> {
    const { read, mistake } = desk.readHost(text);
    if (!read?.host) setSaid(mistakeText(mistake ?? NO_HOST));
    else setSaid((await moveCluster(cluster, read.host)) ? '' : i18n.t('allow.denied'));
  }
  return (
    <div class="form-row">
      <label>
        <span>{i18n.t('options.address')}</span>
        <input
          key={address}
          class="field"
          spellcheck={false}
          defaultValue={address}
          aria-invalid={said !== ''}
          onChange={({ currentTarget }) => void move(currentTarget.value)}
        />
      </label>
      <p role="status" class="wrong">
        {said}
      </p>
    </div>
  );
}
