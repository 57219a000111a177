/** What Porthole stores, and a button to erase it. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { connect } from '../finder/finder.ts';
import { eraseSettings } from '../state/settings-file.ts';

type Stage = 'kept' | 'asked' | 'erased';

export function Stored() {
  const [stage, setStage] = useState<Stage>('kept');
  async function erase(): Promise<void> {
    await eraseSettings();
    connect(() => {}).send({ ask: 'forget' });
    setStage('erased');
  }
  return (
    <section aria-labelledby="stored">
      <h2 id="stored">{i18n.t('options.stored')}</h2>
      <p class="muted">{i18n.t('options.storedText')}</p>
      <div class="acts">
        {stage === 'asked' ? (
          <>
            <button type="button" class="button" onClick={() => void erase()}>
              {i18n.t('options.eraseSure')}
            </button>
            <button type="button" class="button" onClick={() => setStage('kept')}>
              {i18n.t('options.keep')}
            </button>
          </>
        ) : (
          <button type="button" class="button" onClick={() => setStage('asked')}>
            {i18n.t('options.erase')}
          </button>
        )}
      </div>
      <p role="status">{stage === 'erased' && i18n.t('options.erased')}</p>
    </section>
  );
}
