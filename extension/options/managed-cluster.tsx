/** A cluster that an administrator has rolled out: shown and tested, and not to be changed. */
import { i18n } from '#i18n';
import { HostTest } from '../host-test/host-test.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import type { Cluster } from '../state/clusters.ts';

export function ManagedCluster({ cluster }: { cluster: Cluster }) {
  const { name, colour, origin, base, namespaces } = cluster;
  return (
    <li class={`card colour-${colour}`}>
      <p>
        <strong>{name}</strong>
      </p>
      <p class="address">{origin + base}</p>
      {namespaces.length > 0 && (
        <p>{`${i18n.t('build.field.namespace')}: ${namespaces.join(' ')}`}</p>
      )}
      <p class="muted">{i18n.t('managed')}</p>
      <SignIn place={{ address: origin + base, name }} />
      <HostTest where={{ origin, base, namespace: namespaces[0] ?? '' }} name={name} />
    </li>
  );
}
