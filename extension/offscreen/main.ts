/** Keeps the finder's worker alive as long as it lists: a popup is gone at the next click. */
import { connect } from '../finder/finder.ts';

/** Between two requests, or before the first, nothing is under way for a moment. */
const QUIET = 5_000;

let end = setTimeout(close, QUIET);
connect((tell) => {
  if (tell.tell !== 'progress') return;
  clearTimeout(end);
  const busy = tell.progress.some(({ state }) => state === 'listing');
  if (!busy) end = setTimeout(close, QUIET);
});
