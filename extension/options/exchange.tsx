/** Settings as a file, out and in. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { exportSettings, importSettings } from '../state/settings-file.ts';

export function Exchange() {
  const [said, setSaid] = useState('');
  async function save(): Promise<void> {
    const file = new Blob([await exportSettings()], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'porthole-settings.json';
    link.click();
    URL.revokeObjectURL(link.href);
  }
  async function take(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const wrong = await importSettings(await file.text());
    setSaid(wrong === null ? i18n.t('options.imported') : i18n.t('options.bad', [wrong]));
    input.value = '';
  }
  return (
    <section aria-labelledby="exchange">
      <h2 id="exchange">{i18n.t('options.exchange')}</h2>
      <p class="muted">{i18n.t('options.exportText')}</p>
      <button type="button" class="button" onClick={() => void save()}>
        {i18n.t('options.export')}
      </button>
      <label class="file">
        <span>{i18n.t('options.import')}</span>
        <input
          type="file"
          accept="application/json"
          onChange={({ currentTarget }) => void take(currentTarget)}
        />
      </label>
      <p role="status">{said}</p>
    </section>
  );
}
