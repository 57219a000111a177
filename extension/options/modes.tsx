/** The services whose mode is chosen, with a way back to Auto where the user chose it. */
import { i18n } from '#i18n';
import { parseOrNull } from '../core/core.ts';
import { readOwnChoices, saveChoice } from '../state/choice.ts';
import { readManaged, UNMANAGED } from '../state/managed.ts';
import { useStored } from './use-stored.ts';

export function Modes() {
  const { choices: managed } = useStored(readManaged) ?? UNMANAGED;
  const own = useStored(readOwnChoices) ?? {};
  const choices = Object.entries({ ...own, ...managed });
  return (
    <section aria-labelledby="modes">
      <h2 id="modes">{i18n.t('options.modes')}</h2>
      {choices.length === 0 && <p class="muted">{i18n.t('options.modesNone')}</p>}
      <ul class="clusters">
        {choices.map(([mount, choice]) => (
          <li key={mount} class="card">
            <p>
              <strong>{nameOf(mount)}</strong> {i18n.t(`mode.choice.${choice}`)}
            </p>
            <p class="address">{mount}</p>
            {mount in managed ? (
              <p class="muted">{i18n.t('managed')}</p>
            ) : (
              <button type="button" class="button" onClick={() => void saveChoice(mount, 'auto')}>
                {i18n.t('options.forget', [nameOf(mount)])}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Settings may have been imported. */
function nameOf(mount: string): string {
  return parseOrNull(mount)?.name ?? mount;
}
