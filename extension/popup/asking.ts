/** Asks something of the background or the browser, and keeps what went wrong for the user to read. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Answer, Message } from '../state/messages.ts';

export interface Asking {
  /** Resolves to whether it was done, when the popup shows what came of it; if not, it shows why. */
  ask(message: Message): Promise<boolean>;
  /** The same for anything else that may fail. */
  attempt(what: () => Promise<unknown>): Promise<boolean>;
}

export const AskingContext = createContext<Asking | null>(null);

export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (!asking)
    throw new Error('no AskingContext around this part of the popup: render it inside <Popup>');
  return asking;
}

export function asking(show: (error: string | null) => void, refresh: () => Promise<void>): Asking {
  async function attempt(what: () => Promise<unknown>): Promise<boolean> {
    try {
      await what();
      await refresh();
      show(null);
      return true;
    } catch (error) {
      show(error instanceof Error ? error.message : String(error));
      return false;
    }
  }
  return { attempt, ask: (message) => attempt(() => send(message)) };
}

async function send(message: Message): Promise<void> {
  const answer: Answer | undefined = await browser.runtime.sendMessage(message);
  if (!answer) throw new Error(i18n.t('error.background'));
  if (!answer.ok) throw new Error(answer.error);
}
