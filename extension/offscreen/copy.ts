/** Puts a text on the clipboard from the background, whatever the page in front allows. */
import { browser } from 'wxt/browser';
import { openOffscreen } from '../finder/finder.ts';

export interface CopyRequest {
  readonly type: 'copy';
  readonly text: string;
}

/** Whether it was copied. */
export async function copy(text: string): Promise<boolean> {
  const request: CopyRequest = { type: 'copy', text };
  if (await openOffscreen()) return await browser.runtime.sendMessage(request);
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** In a document that never has the focus, only the old way works. */
export function copyHere(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
