/** What the tab shows: which service, pod or node, and where. */
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import { realUrl } from '../../state/mounts.ts';
import { CopyButton } from '../../ui/copy.tsx';

export function MountFacts({ mount, url }: { mount: ProxyUrl; url: string }) {
  const facts = [
    [i18n.t('mount.namespace'), mount.namespace],
    [i18n.t('mount.port'), mount.port || i18n.t('mount.portDefault')],
    [i18n.t('mount.scheme'), mount.scheme],
    [i18n.t('mount.cluster'), mount.origin + mount.base],
  ];
  return (
    <section class="section" aria-labelledby="mount">
      <div class="title">
        <h1 id="mount">{mount.name}</h1>
        <span class="kind">{i18n.t(`mount.kind.${mount.kind}`)}</span>
      </div>
      <dl class="facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <CopyButton text={realUrl(url, mount.mount)} label={i18n.t('mount.copyUrl')} />
    </section>
  );
}
