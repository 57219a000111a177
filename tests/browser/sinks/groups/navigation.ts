/** What leads a document to another one: each in a frame and in a tab of its own, which it leaves. */
import { put } from '../put.ts';
import { html, type Sink, type Sinks, txt, type Where } from '../sink.ts';

const XLINK = 'http://www.w3.org/1999/xlink';
const SVG = 'http://www.w3.org/2000/svg';
type Ways = Readonly<Record<string, Sink['go']>>;

const form = (url: string, method = 'get') => put('form', { action: url, method });

const leaving: Ways = {
  'a.click()': (url) => put('a', { href: url }).click(),
  'a.click() on a child': (url) => put('b', {}, put('a', { href: url })).click(),
  'a.pathname =, then click()': (url) => {
    const link = put('a', { href: '/' });
    link.pathname = url;
    link.click();
  },
  'area.click()': (url) => put('area', { href: url }, put('map', {})).click(),
  'svg a, clicked': (url) => {
    const link = document.createElementNS(SVG, 'a');
    link.setAttributeNS(XLINK, 'xlink:href', url);
    document.body.appendChild(document.createElementNS(SVG, 'svg')).append(link);
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  },
  'form.submit()': (url) => form(url).submit(),
  'form.submit() by POST': (url) => form(url, 'post').submit(),
  'form.requestSubmit()': (url) => form(url).requestSubmit(),
  'button formaction, clicked': (url) => put('button', { formAction: url }, form('/')).click(),
  'input formaction, clicked': (url) =>
    put('input', { type: 'submit', formAction: url }, form('/')).click(),
  'location =': (url) => {
    (window as { location: unknown }).location = url;
  },
  'document.location =': (url) => {
    (document as { location: unknown }).location = url;
  },
  'location.href =': (url) => {
    location.href = url;
  },
  'location.pathname =': (url) => {
    location.pathname = url;
  },
  'location.assign()': (url) => location.assign(url),
  'location.replace()': (url) => location.replace(url),
  'navigation.navigate()': (url) => window.navigation.navigate(url),
  "window.open('_self')": (url) => window.open(url, '_self'),
  'meta refresh': (url) =>
    put('meta', { httpEquiv: 'refresh', content: `0; url=${url}` }, document.head),
  'javascript: URL': (url) =>
    put('a', { href: `javascript:void (location.href = '${url}')` }).click(),
  'document.write of a meta refresh': (url) => {
    document.write(`<meta http-equiv="refresh" content="0; url=${url}">`);
    document.close();
  },
};

/** What leads one of the page's frames. */
const leading: Ways = {
  'a.click() with a target': (url) => put('a', { href: url, target: target() }).click(),
  'form.submit() with a target': (url) => put('form', { action: url, target: target() }).submit(),
  'window.open() into a frame': (url) => window.open(url, target()),
  'contentWindow.location =': (url) => {
    const { contentWindow } = put('iframe', {});
    (contentWindow as unknown as { location: string }).location = url;
  },
  'frames[n].location.replace()': (url) => {
    put('iframe', {});
    (frames[frames.length - 1] as Window).location.replace(url);
  },
};

/** What opens a tab. */
const opening: Ways = {
  'a.click() in a new tab': (url) => put('a', { href: url, target: '_blank' }).click(),
  'a.click() in a new tab with an opener': (url) =>
    put('a', { href: url, target: '_blank', rel: 'opener' }).click(),
  'a.click() by the target of the base': (url) => {
    const base = put('base', { target: '_blank' }, document.head);
    put('a', { href: url }).click();
    base.remove();
  },
  'form.submit() in a new tab': (url) => put('form', { action: url, target: '_blank' }).submit(),
  'form.requestSubmit() in a new tab': (url) =>
    put('form', { action: url, target: '_blank' }).requestSubmit(),
  'form.requestSubmit() by POST in a new tab': (url) =>
    put('form', { action: url, target: '_blank', method: 'post' }).requestSubmit(),
  'window.open()': (url) => window.open(url),
  'window.open() without an opener': (url) => window.open(url, '', 'noopener'),
  'window.open() of nothing, then its location =': (url) => {
    (window.open('') as unknown as { location: string }).location = url;
  },
};

function target(): string {
  return put('iframe', { name: `frame-${frames.length}` }).name;
}

function each(ways: Ways, where: Where, named: string): Sinks {
  const all = Object.entries(ways).map(
    ([name, go]) => [name + named, html(go, { where })] as const,
  );
  return Object.fromEntries(all);
}

export const navigation: Sinks = {
  ...each(leaving, 'frame', ', in a frame'),
  ...each(leaving, 'tab', ', in a tab'),
  ...each(leading, 'page', ''),
  ...each(opening, 'tab', ''),
  'a.ping on click': txt((url) => put('a', { href: '#', ping: url }).click()),
};
