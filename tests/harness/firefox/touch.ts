/**
 * Playwright puts scripts of its own into each document as it comes, and does so in a person's name: every document
 * would count as touched from the start, as none does in Chromium. What a test asks is passed on as it is.
 */
import type { Message } from './wire.ts';

const EXTENDING = 'injectedScript.extend(';

export function untouching(message: Message): Message {
  if (!setsUp(message)) return message;
  return { ...message, params: { ...message.params, userActivation: false } };
}

/** The only expressions are its own; tests call functions, as it does once. */
function setsUp({ method, params }: Message): boolean {
  if (method === 'script.evaluate') return true;
  return method === 'script.callFunction' && JSON.stringify(params).includes(EXTENDING);
}
