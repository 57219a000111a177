/** How to come to a proxied page. */
import { i18n } from '#i18n';
import { CopyLine } from '../../ui/copy.tsx';

const COMMAND = 'kubectl proxy';
const ADDRESS = 'http://127.0.0.1:8001/api/v1/namespaces/NAMESPACE/services/NAME:PORT/proxy/';

export function Start() {
  return (
    <section class="section" aria-labelledby="start">
      <h2 id="start">{i18n.t('start.title')}</h2>
      <p>{i18n.t('start.run')}</p>
      <CopyLine text={COMMAND} label={i18n.t('start.copyCommand')} />
      <p>{i18n.t('start.open')}</p>
      <CopyLine text={ADDRESS} label={i18n.t('start.copyAddress')} />
    </section>
  );
}
