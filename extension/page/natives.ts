/**
 * The built-ins that the page layer needs, taken before the page's first script
 * runs. A page may patch any of them later (many test tools and polyfills do),
 * so repairs use only these; a lint rule keeps every other global out of them.
 */
export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  get: readProperty,
  set: writeProperty,
} = Reflect;

type Method<T, A extends unknown[], R> = (this: T, ...args: A) => R;

/** Turns a method into a function of its receiver, deaf to later patches of the prototype. */
function free<T, A extends unknown[], R>(method: Method<T, A, R>): (self: T, ...args: A) => R {
  return (self, ...args) => apply(method, self, args);
}

/** Turns a prototype's getter into a function of its receiver; absent in this browser: `undefined`. */
export function getter<T, R>(prototype: object, key: PropertyKey): (self: T) => R {
  const get = getOwnPropertyDescriptor(prototype, key)?.get;
  return (self) => (get ? (apply(get, self, []) as R) : (undefined as R));
}

export const NativeProxy = Proxy;
export const NativeWeakSet = WeakSet;
export const NativeURL = URL;
export const NativeMutationObserver = MutationObserver;
export const NativeCustomEvent = CustomEvent;
export const { parse: parseJson, stringify: toJson } = JSON;
export const { keys, create: createObject } = Object;
export const win = window;
export const doc = document;
export const here = location;

const string = String.prototype;
export const startsWith = free(string.startsWith);
export const includes = free<string, [string], boolean>(string.includes);
export const indexOf = free<string, [string, number?], number>(string.indexOf);
export const slice = free<string, [number?, number?], string>(string.slice);
export const split = free(string.split as Method<string, [string], string[]>);
export const trim = free<string, [], string>(string.trim);
export const lower = free<string, [], string>(string.toLowerCase);
export const text = String;

export const join = free(Array.prototype.join as Method<unknown[], [string], string>);
export const push = free(Array.prototype.push as Method<unknown[], unknown[], number>);
const place = free(Array.prototype.indexOf as Method<readonly unknown[], [unknown], number>);
export const has = (list: readonly unknown[], item: unknown): boolean => place(list, item) >= 0;
/** Without the array's iterator, which a page can patch as well. */
export function each<T>(list: readonly T[], visit: (item: T) => void): void {
  for (let i = 0; i < list.length; i++) visit(list[i] as T);
}

/** To be asked before the page's first script. */
export const navigationEntry = () =>
  performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;

/** `location` can't be patched; apart from that, `replace` is a name of `String`'s too. */
export const leaveFor = (url: string): void => here.replace(url);

interface Navigation {
  readonly currentEntry: { readonly index: number } | null;
  entries(): readonly { readonly url: string | null }[];
}
/** The tab's history on this origin, and where in it the document is. To be asked before the page's first script. */
export function tabHistory(): { urls: string[]; at: number } {
  const { navigation } = window as unknown as { navigation?: Navigation };
  const urls = navigation?.entries().map(({ url }) => url ?? '') ?? [];
  return { urls, at: navigation?.currentEntry?.index ?? -1 };
}

export const hrefOf = getter<URL, string>(URL.prototype, 'href');
export const baseURI = getter<Node, string>(Node.prototype, 'baseURI');

const element = Element.prototype;
export const getAttribute = free<Element, [string], string | null>(element.getAttribute);
export const setAttribute = free<Element, [string, string], void>(element.setAttribute);
export const hasAttribute = free<Element, [string], boolean>(element.hasAttribute);
export const closest = free(element.closest as Method<Element, [string], Element | null>);
export const append = free(Node.prototype.appendChild as Method<Node, [Node], Node>);
export const removeNode = free(element.remove);
export const removeAttribute = free<Element, [string], void>(element.removeAttribute);
const query = free<Document, [string], Element | null>(Document.prototype.querySelector);
export const nodesIn = free<DocumentFragment, [string], NodeListOf<Element>>(
  DocumentFragment.prototype.querySelectorAll,
);
const innerHtml = getOwnPropertyDescriptor(element, 'innerHTML');
export const readHtml = (node: Element): string => apply(innerHtml?.get as () => string, node, []);
export const writeHtml = (node: Element, html: string): void =>
  apply(innerHtml?.set as (html: string) => void, node, [html]);
export const textOf = getter<Node, string | null>(Node.prototype, 'textContent');
export const setText = (node: Node, value: string) => {
  const set = textContent?.set;
  if (set) apply(set, node, [value]);
};
const textContent = getOwnPropertyDescriptor(Node.prototype, 'textContent');
export const createElement = free(
  Document.prototype.createElement as Method<Document, [string], HTMLElement>,
);

const target = EventTarget.prototype;
type Listen = [string, (event: Event) => void, (AddEventListenerOptions | boolean)?];
export const listen = free(target.addEventListener as Method<EventTarget, Listen, void>);
export const unlisten = free(target.removeEventListener as Method<EventTarget, Listen, void>);
export const dispatch = free<EventTarget, [Event], boolean>(target.dispatchEvent);
export const getStyle = free(CSSStyleDeclaration.prototype.getPropertyValue);
export const setStyle = free<CSSStyleDeclaration, [string, string, string], void>(
  CSSStyleDeclaration.prototype.setProperty,
);
export const priorityOf = free(CSSStyleDeclaration.prototype.getPropertyPriority);

export const composedPath = free<Event, [], EventTarget[]>(Event.prototype.composedPath);
export const after = win.setTimeout;

export const replaceState = free<History, [unknown, string, (string | null)?], void>(
  History.prototype.replaceState,
);
export const historyState = getter<History, unknown>(History.prototype, 'state');
export const sessionStorageOf = getter<Window, Storage>(window, 'sessionStorage');
export const setItem = free<Storage, [string, string], void>(Storage.prototype.setItem);
export const getItem = free<Storage, [string], string | null>(Storage.prototype.getItem);
export const removeItem = free<Storage, [string], void>(Storage.prototype.removeItem);
export const keyOfEvent = getter<StorageEvent, string | null>(StorageEvent.prototype, 'key');
/** No page can change it: every event has its own. */
export const isTrusted = (event: Event): boolean => event.isTrusted;
export const stopEvent = free<Event, [], void>(Event.prototype.stopImmediatePropagation);
export const observe = free(MutationObserver.prototype.observe);
export const disconnect = free(MutationObserver.prototype.disconnect);
export const takeRecords = free(MutationObserver.prototype.takeRecords);

export const headerOf = free<Headers, [string], string | null>(Headers.prototype.get);
export const responseHeaders = getter<Response, Headers>(Response.prototype, 'headers');
export const responseHeader = free<XMLHttpRequest, [string], string | null>(
  XMLHttpRequest.prototype.getResponseHeader,
);
export const responseUrl = getter<Response, string>(Response.prototype, 'url');
export const responseStatus = getter<Response, number>(Response.prototype, 'status');
export const cloneOf = free<Response, [], Response>(Response.prototype.clone);
export const bodyText = free<Response, [], Promise<string>>(Response.prototype.text);
const xhrPart = <R>(key: keyof XMLHttpRequest) =>
  getter<XMLHttpRequest, R>(XMLHttpRequest.prototype, key);
export const xhrUrl = xhrPart<string>('responseURL');
export const xhrStatus = xhrPart<number>('status');
export const xhrType = xhrPart<string>('responseType');
export const xhrText = xhrPart<string>('responseText');
export const weakAdd = free<WeakSet<object>, [object], unknown>(WeakSet.prototype.add);
export const weakHas = free<WeakSet<object>, [object], boolean>(WeakSet.prototype.has);
export const chain = free(
  Promise.prototype.then as Method<
    Promise<unknown>,
    [(value: unknown) => unknown, ((error: unknown) => unknown)?],
    Promise<unknown>
  >,
);

const isInstance = free(
  Function.prototype[Symbol.hasInstance] as Method<unknown, [unknown], boolean>,
);
export const isElement = (value: unknown): value is Element => isInstance(Element, value);
/** A URL as web APIs take it; neither a `Request` nor a Trusted Types object. */
export const isUrl = (value: unknown): value is string | URL =>
  typeof value === 'string' || isInstance(URL, value);
/** The target of links and forms that name none. */
export const baseTarget = (): string => {
  const base = query(doc, 'base[target]');
  return base ? (getAttribute(base, 'target') ?? '') : '';
};
