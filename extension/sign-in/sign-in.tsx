/** How the user is signed in to a cluster, or to one service of it, and what can be done about that. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Stored, signInFor } from '../state/sign-ins.ts';
import { putSignIn } from '../state/vault.ts';
import { Facts } from './facts.tsx';
import { SignInForm } from './form.tsx';
import { Unlock } from './unlock.tsx';
import { type Kept, useSignIns } from './use-sign-ins.ts';

export interface Place {
  /** The cluster's origin and base path. */
  readonly address: string;
  /** What people call the cluster, or the service. */
  readonly name: string;
  /** The URL of a mount, where it is about that service. */
  readonly mount?: string;
}

interface Props {
  place: Place;
  /** What is to be done once something has changed. */
  onChanged?: () => void;
}

export function SignIn({ place, onChanged = () => {} }: Props) {
  const kept = useSignIns();
  if (!kept) return null;
  return (
    <div class="sign-in">
      {kept.vault?.locked ? (
        <Unlock onUnlocked={onChanged} />
      ) : (
        <Unlocked kept={kept} place={place} onChanged={onChanged} />
      )}
    </div>
  );
}

function Unlocked({ kept, place, onChanged }: Required<Props> & { kept: Kept }) {
  const [asking, setAsking] = useState(false);
  const { address, mount, name } = place;
  const found = signInFor(mount ?? `${address}/api/v1/`, kept.signIns);
  async function put(where: string, stored: Stored | null): Promise<void> {
    await putSignIn(where, stored);
    setAsking(false);
    onChanged();
  }
  if (asking) {
    return (
      <SignInForm
        place={place}
        onSignIn={(where, signIn) => void put(where, signIn)}
        onBack={() => setAsking(false)}
      />
    );
  }
  return (
    <>
      <Facts found={found} mount={mount} />
      <div class="acts">
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {i18n.t(found ? 'auth.replace' : 'auth.signIn', [name])}
        </button>
        {found && (
          <button type="button" class="button" onClick={() => void put(found.place, null)}>
            {i18n.t(found.stored === 'left-to-app' ? 'auth.takeBack' : 'auth.signOut', [name])}
          </button>
        )}
        {mount && found && found.stored !== 'left-to-app' && (
          <button type="button" class="link" onClick={() => void put(mount, 'left-to-app')}>
            {i18n.t('auth.leave')}
          </button>
        )}
      </div>
    </>
  );
}
