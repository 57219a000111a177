/** The ways to Porthole's other pages. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useAsking } from './asking.ts';
import { isWholePage } from './subject.ts';

export function Doors() {
  const { attempt } = useAsking();
  const toPage = () => browser.tabs.create({ url: browser.runtime.getURL('/popup.html?page') });
  return (
    <>
      {!isWholePage() && (
        <button type="button" class="link" onClick={() => void attempt(toPage)}>
          {i18n.t('rooms.page')}
        </button>
      )}
      <button
        type="button"
        class="link"
        onClick={() => void attempt(() => browser.runtime.openOptionsPage())}
      >
        {i18n.t('rooms.settings')}
      </button>
    </>
  );
}
