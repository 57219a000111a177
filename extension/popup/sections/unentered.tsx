/** For a proxied page that was open before Porthole was ready for it. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useAsking } from '../asking.ts';

export function Unentered({ tab }: { tab: number }) {
  const { attempt } = useAsking();
  return (
    <section class="section lead">
      <h1>{i18n.t('unentered.title')}</h1>
      <p>{i18n.t('unentered.text')}</p>
      <button
        type="button"
        class="button primary"
        onClick={() => void attempt(() => browser.tabs.reload(tab))}
      >
        {i18n.t('unentered.button')}
      </button>
    </section>
  );
}
