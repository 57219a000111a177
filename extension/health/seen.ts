/** What a person sees of a document: some text, and things other than text. Bounded, since documents may be huge. */
import { browser } from 'wxt/browser';

/** More than this is certainly a page. */
const TEXT = 400;
const SHOWN = 20;
const STEPS = 3000;

const THINGS =
  'img,canvas,video,audio[controls],svg,iframe,frame,object,embed,input:not([type=hidden]),button,select,textarea';

export interface Seen {
  text: string;
  shown: number;
}

export function seenIn(root: Node | null): Seen {
  const seen: Seen = { text: '', shown: 0 };
  if (root) walk(root, seen, { left: STEPS });
  return seen;
}

function walk(root: Node, seen: Seen, steps: { left: number }): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node: Node | null = root; node; node = walker.nextNode()) {
    if (steps.left-- <= 0 || (seen.text.length >= TEXT && seen.shown >= SHOWN)) return;
    if (node instanceof HTMLElement || node instanceof SVGElement) lookAt(node, seen, steps);
    else if (node instanceof Text && isSeen(node.parentElement)) read(node, seen);
  }
}

function lookAt(element: HTMLElement | SVGElement, seen: Seen, steps: { left: number }): void {
  if (element.matches(THINGS) && isSeen(element) && hasSize(element)) seen.shown += 1;
  const shadow = element instanceof HTMLElement && shadowOf(element);
  if (shadow) walk(shadow, seen, steps);
}

/** Closed ones too: Firefox has a property for what is a function in Chromium. */
function shadowOf(element: HTMLElement): ShadowRoot | null {
  if (!import.meta.env.FIREFOX) return browser.dom.openOrClosedShadowRoot(element);
  return (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
}

function read(node: Text, seen: Seen): void {
  const text = node.data.trim();
  if (text !== '') seen.text = `${seen.text} ${text}`.trim().slice(0, TEXT);
}

/** Text right in a shadow root has no parent element. */
function isSeen(element: Element | null): boolean {
  return element?.checkVisibility({ visibilityProperty: true }) ?? true;
}

function hasSize(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1;
}
