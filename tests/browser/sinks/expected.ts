/**
 * Where a browser does otherwise than ask for a URL under the service's prefix, and why. The spec fails for what is worse
 * than it says here, and for what is better.
 */
import { isFirefox } from '../../harness/index.ts';
import type { Mode } from '../kit/index.ts';
import type { Verdict } from './judge.ts';

interface Deviation {
  readonly is: Verdict;
  readonly why: string;
  readonly sinks: readonly string[];
  /** Default: both. */
  readonly mode?: Mode;
}

const WORKERS = ['a worker', 'a module worker', 'a shared worker', 'a blob: worker'];

const inBoth: readonly Deviation[] = [
  {
    is: 'escaped',
    why: 'no network layer may move the handshake of a WebSocket, and no script of ours runs inside a worker',
    sinks: [...WORKERS, 'a service worker'].map((kind) => `WebSocket inside ${kind}`),
  },
  {
    is: 'unseen',
    why: 'it takes https and HTTP/3, which the API server has not',
    sinks: ['new WebTransport'],
  },
  {
    is: 'unseen',
    why: 'what it takes for safe HTML loads nothing',
    sinks: ['Element.setHTML'],
  },
  {
    is: 'unseen',
    why: 'a report that is redirected is not sent on: it is lost, unlike without the proxy',
    sinks: ['header: CSP report-uri'],
  },
  {
    is: 'unseen',
    why: 'endpoints for reports take https',
    sinks: ['header: CSP report-to'],
  },
];

const inChromium: readonly Deviation[] = [
  {
    is: 'escaped',
    why: 'Chromium says of no page that it asks, as where a person types an address, which prefix mode takes at its word',
    sinks: ['speculation rules: prefetch', 'speculation rules: prerender'],
    mode: 'prefix',
  },
  {
    is: 'unseen',
    why: 'Chromium uploads a stream by HTTP/2 or later alone, which takes https',
    sinks: ['fetch with a stream to upload'],
  },
  {
    is: 'unseen',
    why: 'Chromium reads no style sheets from a Link header',
    sinks: ['header: Link of a stylesheet'],
  },
  {
    is: 'unseen',
    why: 'Chromium has no workers inside shared ones',
    sinks: ['Worker inside a shared worker'],
  },
];

const inFirefox: readonly Deviation[] = [
  {
    is: 'absent',
    why: 'Firefox has no such API',
    sinks: [
      'fetchLater()',
      'new WebSocketStream',
      'CSS.paintWorklet.addModule',
      'CSSStyleRule.styleMap.set',
      'CSSStyleValue.parse',
      'attributeStyleMap.set',
      'cross-fade()',
      'speculation rules: prefetch',
      'speculation rules: prerender',
      'header: Speculation-Rules',
    ],
  },
  {
    is: 'unseen',
    why: 'Firefox has it switched off',
    sinks: ['a.ping on click'],
  },
  {
    is: 'unseen',
    why: 'Firefox on a desktop installs no web apps',
    sinks: ['link.href of a manifest'],
  },
];

export const deviations = [...inBoth, ...(isFirefox ? inFirefox : inChromium)];

export function expected(sink: string, mode: Mode): Verdict {
  const found = deviations.find(
    (one) => one.sinks.includes(sink) && (one.mode === undefined || one.mode === mode),
  );
  return found?.is ?? 'repaired';
}
