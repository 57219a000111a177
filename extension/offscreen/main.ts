/**
 * What a service worker can't do: keep the finder's worker alive as long as it
 * lists (a popup is gone at the next click), search for the address bar, and copy.
 */
import { browser } from 'wxt/browser';
import { type FindRequest, find } from '../finder/find-once.ts';
import { connect } from '../finder/finder.ts';
import { type CopyRequest, copyHere } from './copy.ts';

/** Between two requests, or before the first, nothing is under way for a moment. */
const QUIET = 5_000;

let end = setTimeout(close, QUIET);
let busy = false;

function restart(): void {
  clearTimeout(end);
  if (!busy) end = setTimeout(close, QUIET);
}

connect((tell) => {
  if (tell.tell !== 'progress') return;
  busy = tell.progress.some(({ state }) => state === 'listing');
  restart();
});

browser.runtime.onMessage.addListener((request: FindRequest | CopyRequest, _, respond) => {
  restart();
  if (request.type === 'copy') respond(copyHere(request.text));
  if (request.type !== 'find') return false;
  void find(request).then(respond);
  return true;
});
