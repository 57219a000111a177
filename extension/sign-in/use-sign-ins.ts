/** The sign-ins and the vault, kept up to date. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import * as desk from '../desk/desk.ts';
import { readSignIns, SIGN_INS, type SignIns } from '../state/sign-ins.ts';
import { readVault, VAULT, VAULT_KEY, type Vault } from '../state/vault.ts';

export interface Kept {
  readonly signIns: SignIns;
  readonly vault: Vault | null;
}

const KEYS = [SIGN_INS, VAULT, VAULT_KEY];

/** `null` until they have been read, and the desk can be called. */
export function useSignIns(): Kept | null {
  const [kept, setKept] = useState<Kept | null>(null);
  useEffect(() => {
    const refresh = async () => {
      const [signIns, vault] = await Promise.all([readSignIns(), readVault(), desk.ready()]);
      setKept({ signIns, vault });
    };
    const changed = (changes: object) => {
      if (KEYS.some((key) => key in changes)) void refresh();
    };
    void refresh();
    browser.storage.onChanged.addListener(changed);
    return () => browser.storage.onChanged.removeListener(changed);
  }, []);
  return kept;
}
