/** What the tab shows: which service, pod or node, and where. */
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import { realUrl } from '../../state/mounts.ts';
import { CopyButton } from '../../ui/copy.tsx';

export function MountFacts({ mount, url }: { mount: ProxyUrl; url: string }) {
  return (
    <section class="section" aria-labelledby="mount">
      <div class="title">
        <h1 id="mount">{mount.name}</h1>
        <span class="kind">{i18n.t(`mount.kind.${mount.kind}`)}</span>
      </div>
      <dl class="facts">
        {mount.namespace && <Fact name={i18n.t('mount.namespace')} value={mount.namespace} />}
        <Fact name={i18n.t('mount.port')} value={mount.port || i18n.t('mount.portDefault')} half />
        <Fact name={i18n.t('mount.scheme')} value={mount.scheme} half />
        <Fact name={i18n.t('mount.cluster')} value={mount.origin + mount.base} />
      </dl>
      <CopyButton text={realUrl(url, mount.mount)} label={i18n.t('mount.copyUrl')} />
    </section>
  );
}

interface FactProps {
  name: string;
  value: string;
  /** Short enough to share a line. */
  half?: boolean;
}

function Fact({ name, value, half = false }: FactProps) {
  return (
    <div class={half ? 'half' : ''}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
