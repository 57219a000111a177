/** Documents in the document: those that have no URL of their own, and those whose base is another. */
import { put } from '../put.ts';
import { html, type Sinks, svg, txt } from '../sink.ts';

function blank(): Window & typeof globalThis {
  return put('iframe', {}).contentWindow as Window & typeof globalThis;
}

const image = (url: string) => `<img src="${url}">`;
const script = (text: string) => `<script>${text}</script>`;
/** A document whose URL has no path to start from. */
const blob = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/html' }));

export const documents: Sinks = {
  'markup in iframe.srcdoc': svg((url) => put('iframe', { srcdoc: image(url) })),
  'script in iframe.srcdoc': txt((url) => put('iframe', { srcdoc: script(`fetch('${url}')`) })),
  'markup in srcdoc of a sandboxed frame': svg((url) => {
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-scripts');
    frame.srcdoc = image(url);
    document.body.append(frame);
  }),
  'contentWindow.fetch of an about:blank frame': txt((url) => blank().fetch(url)),
  'elements in an about:blank frame': svg((url) => put('img', { src: url }, blank().document.body)),
  'frames[n].fetch of an about:blank frame': txt((url) => {
    put('iframe', {});
    return (frames[frames.length - 1] as typeof window).fetch(url);
  }),
  'document.write in an about:blank frame': svg((url) => {
    const { document: own } = blank();
    own.write(image(url));
    own.close();
  }),
  'frame in an about:blank frame': html((url) =>
    put('iframe', { src: url }, blank().document.body),
  ),
  'javascript: URL of a frame': txt((url) =>
    put('iframe', { src: `javascript:void fetch('${url}')` }),
  ),
  'script in a blob: frame': txt((url) =>
    put('iframe', { src: blob(script(`fetch('${location.origin + url}')`)) }),
  ),
  'markup in a blob: frame': svg((url) =>
    put('iframe', { src: blob(image(location.origin + url)) }),
  ),
  'base.href, then a relative fetch': txt(
    (url) => {
      put('base', { href: '/sink/' }, document.head);
      return fetch(url.replace('/sink/', ''));
    },
    { where: 'frame' },
  ),
  'base.href, then a relative image': svg(
    (url) => {
      put('base', { href: '/sink/' }, document.head);
      put('img', { src: url.replace('/sink/', '') });
    },
    { where: 'frame' },
  ),
  'document.open, then write': svg(
    (url) => {
      document.open();
      document.write(image(url));
      document.close();
    },
    { where: 'frame' },
  ),
};
