/** What can be counted in a document. */
import { HEALTH } from '../page/events.ts';
import type { Look } from './rest.ts';
import { seenIn } from './seen.ts';

const NOT_FOUND = /\b404\b|\bnot found\b|見つかりません|存在しません/i;

/** Begins to count; what it returns tells how far it is. */
export function counter(entry: PerformanceNavigationTiming): () => Look {
  let errors = 0;
  let started = 0;
  let modules = 0;
  window.addEventListener(HEALTH, (event) => {
    if ((event as CustomEvent<unknown>).detail === 'request') started += 1;
    else errors += 1;
  });
  // Those of elements don't bubble, and come to every world; those of scripts come to the page's own alone.
  const failed = ({ target }: Event) => {
    if (isOwnModule(target)) modules += 1;
  };
  window.addEventListener('error', failed, true);
  return () => {
    const { text, shown } = seenIn(document.body);
    const { answered, missing } = requests();
    const facts = {
      status: entry.responseStatus,
      scripts: document.scripts.length,
      text: text.length,
      shown,
      notFound: NOT_FOUND.test(text) ? 1 : 0,
      errors,
      modules,
      requests: missing,
    };
    const progress = document.getElementsByTagName('*').length;
    return { facts, progress: progress + answered, waiting: started > answered };
  };
}

function isOwnModule(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLScriptElement &&
    target.type === 'module' &&
    target.src.startsWith(location.origin)
  );
}

/** Requests of scripts that are over, and those of them that this host answered 404. */
function requests(): { answered: number; missing: number } {
  const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const own = all.filter(
    ({ initiatorType }) => initiatorType === 'fetch' || initiatorType === 'xmlhttprequest',
  );
  const missing = own.filter(
    ({ name, responseStatus }) => responseStatus === 404 && name.startsWith(location.origin),
  );
  return { answered: own.length, missing: missing.length };
}
