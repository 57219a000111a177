/** After the user typed a bare path, which went to the app: offers the host's root instead. */
import { i18n } from '#i18n';
import { useAsking } from '../asking.ts';

export function Typed({ tab, typed }: { tab: number; typed: string }) {
  const { ask } = useAsking();
  return (
    <section class="card info" aria-labelledby="typed">
      <h2 id="typed">{i18n.t('typed.title')}</h2>
      <p>{i18n.t('typed.text')}</p>
      <p class="address">{typed}</p>
      <button type="button" class="button" onClick={() => void ask({ type: 'host-root', tab })}>
        {i18n.t('typed.button')}
      </button>
    </section>
  );
}
