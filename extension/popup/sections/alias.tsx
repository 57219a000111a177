/** Asks for the permission to bring back what the app asks of the API server's address, and says why. */
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import { permissionFor } from '../../state/aliases.ts';
import { useAsking } from '../asking.ts';

export function Alias({ tab, alias, mount }: { tab: number; alias: string; mount: ProxyUrl }) {
  const { attempt } = useAsking();
  const [denied, setDenied] = useState(false);

  // The request comes first: the browser takes it only straight from the click.
  async function allow() {
    let granted = false;
    const asked = await attempt(async () => {
      granted = await browser.permissions.request({ origins: [permissionFor(alias)] });
      if (granted) await browser.tabs.reload(tab);
    });
    setDenied(asked && !granted);
  }

  return (
    <section class="card info" aria-labelledby="alias">
      <h2 id="alias">{i18n.t('alias.title')}</h2>
      <p>{i18n.t('alias.text', [new URL(mount.origin).host, alias])}</p>
      <p class="muted">{i18n.t('alias.why', [alias])}</p>
      <button type="button" class="button" onClick={() => void allow()}>
        {i18n.t('alias.button')}
      </button>
      <p role="status" class="muted">
        {denied && i18n.t('allow.denied')}
      </p>
    </section>
  );
}
