/** Asks for the passphrase that opens the vault. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { unlock } from '../state/vault.ts';
import { Field } from './field.tsx';

export function Unlock({ onUnlocked }: { onUnlocked: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [said, setSaid] = useState<'' | 'auth.unlocking' | 'auth.wrong'>('');
  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (said === 'auth.unlocking') return;
    setSaid('auth.unlocking');
    const isRight = await unlock(passphrase);
    setSaid(isRight ? '' : 'auth.wrong');
    if (isRight) onUnlocked();
  }
  return (
    <form class="sign-in-form" onSubmit={(event) => void submit(event)}>
      <p>{i18n.t('auth.locked')}</p>
      <Field part="passphrase" secret value={passphrase} tried={false} onInput={setPassphrase} />
      <button type="submit" class="button primary">
        {i18n.t('auth.unlock')}
      </button>
      <p role="status" class={said === 'auth.wrong' ? 'wrong' : 'muted'}>
        {said && i18n.t(said)}
      </p>
    </form>
  );
}
