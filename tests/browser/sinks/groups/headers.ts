/** What the headers of an answer name. */
import { put } from '../put.ts';
import type { Kind, Sink, Sinks } from '../sink.ts';

export interface Sent {
  readonly as: Kind;
  readonly headers: (url: string) => Record<string, string>;
  readonly status?: number;
  readonly body?: string;
  /** Of no use in a frame. */
  readonly inTab?: true;
  readonly needs?: () => boolean;
}

const link = (as: Kind, rest: string): Sent => ({
  as,
  headers: (url) => ({ link: `<${url}>; ${rest}` }),
});
/** An image that the policy of the document refuses. */
const refused = (headers: Sent['headers']): Sent => ({
  as: 'txt',
  headers: (url) => headers(url),
  body: '<img src="/refused.svg">',
});

export const sent: Readonly<Record<string, Sent>> = {
  Location: { as: 'html', status: 302, headers: (url) => ({ location: url }) },
  Refresh: { as: 'html', headers: (url) => ({ refresh: `0; url=${url}` }) },
  'Link of a preload': link('svg', 'rel=preload; as=image'),
  'Link of a modulepreload': link('js', 'rel=modulepreload'),
  'Link of a stylesheet': link('css', 'rel=stylesheet'),
  'Link of a prefetch': link('txt', 'rel=prefetch'),
  'CSP report-uri': refused((url) => ({
    'content-security-policy': `img-src 'none'; report-uri ${url}`,
  })),
  'CSP report-to': refused((url) => ({
    'content-security-policy': "img-src 'none'; report-to it",
    'reporting-endpoints': `it="${url}"`,
  })),
  'Speculation-Rules': {
    as: 'json',
    headers: (url) => ({ 'speculation-rules': `"${url}"` }),
    inTab: true,
    needs: () => HTMLScriptElement.supports('speculationrules'),
  },
};

function sinkOf(name: string, { as, inTab, needs = () => true }: Sent): Sink {
  const answer = (url: string) => `/sent?${new URLSearchParams({ name, url })}`;
  if (inTab) return { as, go: (url) => location.assign(answer(url)), where: 'tab', needs };
  return { as, go: (url) => put('iframe', { src: answer(url) }), needs };
}

export const headers: Sinks = Object.fromEntries(
  Object.entries(sent).map(([name, one]) => [`header: ${name}`, sinkOf(name, one)]),
);
