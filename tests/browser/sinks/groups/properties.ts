/** Elements that load what a property of theirs says. */
import { put } from '../put.ts';
import { css, html, js, json, type Sinks, svg, txt } from '../sink.ts';

const head = () => document.head;

export const properties: Sinks = {
  'img.src': svg((url) => put('img', { src: url })),
  'new Image().src': svg((url) => Object.assign(new Image(), { src: url })),
  'img.srcset': svg((url) => put('img', { srcset: `${url} 1x` })),
  'source.srcset in picture': svg((url) => {
    const picture = put('picture', {});
    put('source', { srcset: url }, picture);
    put('img', {}, picture);
  }),
  'input.src': svg((url) => put('input', { type: 'image', src: url })),
  'script.src': js((url) => put('script', { src: url }, head())),
  'script.src of a module': js((url) => put('script', { type: 'module', src: url }, head())),
  'link.href of a modulepreload': js((url) =>
    put('link', { rel: 'modulepreload', href: url }, head()),
  ),
  'link.href of a stylesheet': css((url) => put('link', { rel: 'stylesheet', href: url }, head())),
  'link.href of an alternate stylesheet': css((url) =>
    put('link', { rel: 'alternate stylesheet', title: 'other', href: url }, head()),
  ),
  'link.href of a preload': svg((url) =>
    put('link', { rel: 'preload', as: 'image', href: url }, head()),
  ),
  'link.href of a preload for fetch': txt((url) =>
    put('link', { rel: 'preload', as: 'fetch', crossOrigin: '', href: url }, head()),
  ),
  'link.imageSrcset of a preload': svg((url) =>
    put('link', { rel: 'preload', as: 'image', imageSrcset: `${url} 1x` }, head()),
  ),
  // Firefox waits for a page where nothing else loads.
  'link.href of a prefetch': txt((url) => put('link', { rel: 'prefetch', href: url }, head()), {
    where: 'tab',
  }),
  'link.href of an icon': svg((url) => put('link', { rel: 'icon', href: url }, head())),
  'link.href of a manifest': json((url) => put('link', { rel: 'manifest', href: url }, head())),
  'iframe.src': html((url) => put('iframe', { src: url })),
  'embed.src': svg((url) => put('embed', { src: url })),
  'embed.src of HTML': html((url) => put('embed', { type: 'text/html', src: url })),
  'object.data': svg((url) => put('object', { data: url })),
  'object.data of HTML': html((url) => put('object', { type: 'text/html', data: url })),
  'video.src': txt((url) => put('video', { src: url })),
  'video.poster': svg((url) => put('video', { poster: url })),
  'new Audio(url)': txt((url) => new Audio(url).load()),
  'source.src in video': txt((url) => put('source', { src: url }, put('video', {}))),
  'track.src': txt((url) => {
    const track = put('track', { kind: 'subtitles', default: true, src: url }, put('video', {}));
    track.track.mode = 'showing';
  }),
};
