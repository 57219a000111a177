/** Offers to work on a host that isn't allowed yet, and says why the browser will ask. */
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { permissionsFor } from '../../state/hosts.ts';
import { useAsking } from '../asking.ts';

export function Allow({ tab, origin }: { tab: number; origin: string }) {
  const { attempt, ask } = useAsking();
  const [denied, setDenied] = useState(false);
  const { host } = new URL(origin);

  // The request comes first: the browser takes it only straight from the click.
  async function allow() {
    let granted = false;
    const asked = await attempt(async () => {
      granted = await browser.permissions.request({ origins: permissionsFor(origin) });
    });
    setDenied(asked && !granted);
    if (granted) await ask({ type: 'add-host', origin, tab });
  }

  return (
    <section class="section lead">
      <h1>{i18n.t('allow.title')}</h1>
      <p>{i18n.t('allow.text', [host])}</p>
      <p class="muted">{i18n.t('allow.why')}</p>
      <button type="button" class="button primary" onClick={() => void allow()}>
        {i18n.t('allow.button', [host])}
      </button>
      <p role="status" class="muted">
        {denied && i18n.t('allow.denied')}
      </p>
    </section>
  );
}
