/**
 * Elements as the parser puts them into the document, each before it takes
 * effect: an observer runs ahead of the parser's next script. What scripts put in
 * later is not the API server's writing, so the watch ends with the parser.
 */
import {
  disconnect,
  doc,
  listen,
  NativeMutationObserver,
  observe,
  push,
  takeRecords,
} from './natives.ts';
import type { Undo } from './page.ts';

export type Visit = (element: Element) => void;
/** What to do with each kind of element, by node name. */
export type Visits = Readonly<Record<string, Visit>>;

const watchers: Visits[] = [];
let observer: MutationObserver | null = null;

/** Calls `visits` for each element that the parser adds, and again when a script's text grows. */
export function watch(visits: Visits): Undo {
  push(watchers, visits);
  if (doc.readyState === 'loading') start();
  return () => {
    for (let i = 0; i < watchers.length; i++) if (watchers[i] === visits) watchers[i] = {};
  };
}

function start(): void {
  if (observer) return;
  observer = new NativeMutationObserver(visitRecords);
  observe(observer, doc, { childList: true, subtree: true, characterData: true });
  listen(doc, 'DOMContentLoaded', stop, { capture: true, once: true });
}

function stop(): void {
  if (!observer) return;
  visitRecords(takeRecords(observer));
  disconnect(observer);
  observer = null;
}

function visitRecords(records: MutationRecord[]): void {
  for (let i = 0; i < records.length; i++) {
    const { type, target, addedNodes } = records[i] as MutationRecord;
    if (type === 'characterData') visitScript(target.parentNode);
    else if (target.nodeName === 'SCRIPT') visitScript(target);
    for (let j = 0; j < addedNodes.length; j++) visit(addedNodes[j] as Node);
  }
}

function visitScript(node: Node | null): void {
  if (node?.nodeName === 'SCRIPT') visit(node);
}

function visit(node: Node): void {
  for (let i = 0; i < watchers.length; i++) watchers[i]?.[node.nodeName]?.(node as Element);
}
