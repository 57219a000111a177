/** Sign-ins kept beyond the browser session: encrypted by a passphrase, locked by time, or not at all. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Field } from '../sign-in/field.tsx';
import { Unlock } from '../sign-in/unlock.tsx';
import { useSignIns } from '../sign-in/use-sign-ins.ts';
import { createVault, lock, removeVault, setIdle, type Vault } from '../state/vault.ts';

/** In minutes; 0 for a locked screen alone. */
const TIMES = [5, 15, 60, 240, 0];
/** In characters: what is stored can be tried out offline. */
const SHORTEST = 8;

export function KeptSignIns() {
  const vault = useSignIns()?.vault;
  if (vault === undefined) return null;
  return (
    <section aria-labelledby="kept" class="sign-in">
      <h2 id="kept">{i18n.t('vault.title')}</h2>
      <p class="muted">{i18n.t(vault ? 'vault.kept' : 'vault.text')}</p>
      {!vault && <Create />}
      {vault?.locked && <Unlock onUnlocked={() => {}} />}
      {vault && <Manage vault={vault} />}
    </section>
  );
}

function Create() {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const isShort = passphrase.length < SHORTEST;
  const isOther = again !== passphrase;
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!isShort && !isOther) await createVault(passphrase);
  }
  return (
    <form class="sign-in-form" onSubmit={(event) => void submit(event)}>
      <Field
        part="passphrase"
        secret
        value={passphrase}
        hint={i18n.t('vault.hint', [String(SHORTEST)])}
        tried={false}
        onInput={setPassphrase}
      />
      <Field part="again" secret value={again} tried={false} onInput={setAgain} />
      <p role="status" class="wrong">
        {tried && isShort && i18n.t('vault.short', [String(SHORTEST)])}
        {tried && !isShort && isOther && i18n.t('vault.other')}
      </p>
      <button type="submit" class="button">
        {i18n.t('vault.create')}
      </button>
    </form>
  );
}

function Manage({ vault }: { vault: Vault }) {
  return (
    <>
      <label class="form-row">
        <span>{i18n.t('vault.idle')}</span>
        <select
          class="field"
          value={vault.idle}
          onChange={({ currentTarget }) => void setIdle(Number(currentTarget.value))}
        >
          {TIMES.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes ? i18n.t('vault.minutes', [String(minutes)]) : i18n.t('vault.screen')}
            </option>
          ))}
        </select>
      </label>
      <div class="acts">
        {!vault.locked && (
          <button type="button" class="button" onClick={() => void lock()}>
            {i18n.t('vault.lock')}
          </button>
        )}
        <button type="button" class="button" onClick={() => void removeVault()}>
          {i18n.t('vault.remove')}
        </button>
      </div>
    </>
  );
}
