/**
 * Sign-ins that outlast the browser, if the user asks for that: encrypted by a key that only the passphrase gives. The
 * key itself is kept while the browser runs, as what it opens is, so that a new sign-in can be added.
 */
import { browser } from 'wxt/browser';
import { changeSignIns, readSignIns, SIGN_INS, type SignIns, type Stored } from './sign-ins.ts';

/** All that is needed to open it but the passphrase. Bytes are in Base64. */
interface Sealed {
  readonly kdf: Kdf;
  readonly iv: string;
  readonly data: string;
  /** Locked when the user has been away for so many minutes, or locks the screen; 0: only then. */
  readonly idle: number;
  /** What the user has signed out of since it was locked. */
  readonly gone: readonly Gone[];
}

/** A place, and all whose URLs begin so. */
interface Gone {
  readonly place: string;
  readonly below: string;
}

/** How the key comes from the passphrase. Stored with it, so that a later version may do it otherwise. */
interface Kdf {
  readonly name: 'PBKDF2';
  readonly hash: 'SHA-256';
  readonly iterations: number;
  readonly salt: string;
}

export interface Vault {
  readonly locked: boolean;
  readonly idle: number;
}

/** The key of the storage for what is encrypted. */
export const VAULT = 'vault';
/** The key of the storage for what opens it, in the session's alone. */
export const VAULT_KEY = 'vault-key';

/** As OWASP's "Password Storage Cheat Sheet" has it for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000;
/** In minutes. */
const IDLE = 15;

/** `null` where the user keeps nothing. */
export async function readVault(): Promise<Vault | null> {
  const [sealed, key] = await Promise.all([readSealed(), readKey()]);
  return sealed && { locked: key === null, idle: sealed.idle };
}

/** Keeps the sign-ins of now, and those to come. */
export async function createVault(passphrase: string): Promise<void> {
  const salt = encode(crypto.getRandomValues(new Uint8Array(16)));
  const kdf: Kdf = { name: 'PBKDF2', hash: 'SHA-256', iterations: ITERATIONS, salt };
  const key = await derive(passphrase, kdf);
  await browser.storage.session.set({ [VAULT_KEY]: key });
  await seal(kdf, key, IDLE);
}

/** Whether it was the right passphrase. What has been signed in to meanwhile stays so. */
export async function unlock(passphrase: string): Promise<boolean> {
  const sealed = await readSealed();
  if (!sealed) return true;
  const key = await derive(passphrase, sealed.kdf);
  const kept = await open(sealed, key);
  if (!kept) return false;
  await browser.storage.session.set({ [VAULT_KEY]: key });
  await changeSignIns((now) => ({ ...without(kept, sealed.gone), ...now }));
  await sealAgain();
  return true;
}

/** From now on no sign-in can be read without the passphrase, and none goes out. */
export async function lock(): Promise<void> {
  await browser.storage.session.remove([SIGN_INS, VAULT_KEY]);
}

export async function setIdle(idle: number): Promise<void> {
  const sealed = await readSealed();
  if (sealed) await browser.storage.local.set({ [VAULT]: { ...sealed, idle } satisfies Sealed });
}

/** Keeps nothing any longer. Sign-ins of now last until the browser ends. */
export async function removeVault(): Promise<void> {
  await browser.storage.local.remove(VAULT);
  await browser.storage.session.remove(VAULT_KEY);
}

/** Signs in at a place, or out of it with `null`. */
export async function putSignIn(place: string, stored: Stored | null): Promise<void> {
  await changeSignIns(({ [place]: _, ...others }) =>
    stored === null ? others : { ...others, [place]: stored },
  );
  await sealAgain();
}

/** Signs out of the cluster at an address, and of its services. */
export function dropSignIns(address: string): Promise<void> {
  return drop({ place: address, below: `${address}/api/v1/` });
}

/** Signs out of all that is on a host. */
export function dropSignInsOn(origin: string): Promise<void> {
  return drop({ place: origin, below: `${origin}/` });
}

/** Out of a locked vault they go when it is opened. */
async function drop(gone: Gone): Promise<void> {
  await changeSignIns((all) => without(all, [gone]));
  const [sealed, key] = await Promise.all([readSealed(), readKey()]);
  if (!sealed || key !== null) return await sealAgain();
  await browser.storage.local.set({
    [VAULT]: { ...sealed, gone: [...sealed.gone, gone] } satisfies Sealed,
  });
}

function without(all: SignIns, gone: readonly Gone[]): SignIns {
  const isGone = (at: string) =>
    gone.some(({ place, below }) => at === place || at.startsWith(below));
  return Object.fromEntries(Object.entries(all).filter(([at]) => !isGone(at)));
}

/** What private windows do isn't kept. */
async function sealAgain(): Promise<void> {
  const [sealed, key] = await Promise.all([readSealed(), readKey()]);
  if (!sealed || key === null || browser.extension.inIncognitoContext) return;
  await seal(sealed.kdf, key, sealed.idle);
}

/** One after the other, each with the sign-ins of its time. */
async function seal(kdf: Kdf, key: string, idle: number): Promise<void> {
  await navigator.locks.request(VAULT, async () => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(await readSignIns()));
    const data = await crypto.subtle.encrypt(cipher(iv, kdf), await imported(key), text);
    const sealed: Sealed = {
      kdf,
      iv: encode(iv),
      data: encode(new Uint8Array(data)),
      idle,
      gone: [],
    };
    await browser.storage.local.set({ [VAULT]: sealed });
  });
}

/** `null` where the key isn't the right one, or somebody has changed what was stored. */
async function open({ kdf, iv, data }: Sealed, key: string): Promise<SignIns | null> {
  try {
    const cipherOf = cipher(decode(iv), kdf);
    const text = await crypto.subtle.decrypt(cipherOf, await imported(key), decode(data));
    return JSON.parse(new TextDecoder().decode(text)) as SignIns;
  } catch {
    return null;
  }
}

/** Bound to how the key was made, which stands beside it in the clear. The storage keeps no order of keys. */
function cipher(iv: Uint8Array<ArrayBuffer>, { name, hash, iterations, salt }: Kdf): AesGcmParams {
  const additionalData = new TextEncoder().encode([name, hash, iterations, salt].join());
  return { name: 'AES-GCM', iv, additionalData };
}

async function derive(passphrase: string, { name, hash, iterations, salt }: Kdf): Promise<string> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', text, name, false, ['deriveBits']);
  const how = { name, hash, iterations, salt: decode(salt) };
  return encode(new Uint8Array(await crypto.subtle.deriveBits(how, base, 256)));
}

function imported(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', decode(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function readSealed(): Promise<Sealed | null> {
  return ((await browser.storage.local.get(VAULT))[VAULT] as Sealed | undefined) ?? null;
}

async function readKey(): Promise<string | null> {
  return ((await browser.storage.session.get(VAULT_KEY))[VAULT_KEY] as string | undefined) ?? null;
}

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function decode(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
