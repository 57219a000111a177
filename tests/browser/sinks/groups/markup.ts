/** What the app's own server has written into its HTML, past the API server's own repairs, and read by the parser. */
import { put } from '../put.ts';
import type { Kind, Sink, Sinks } from '../sink.ts';

export interface Written {
  readonly as: Kind;
  readonly html: (url: string) => string;
}

const font = (url: string) =>
  `<style>@font-face { font-family: it; src: url(${url}) } p { font-family: it }</style><p>it</p>`;

export const written: Readonly<Record<string, Written>> = {
  'img src': { as: 'svg', html: (url) => `<img src="${url}">` },
  'img src without quotes': { as: 'svg', html: (url) => `<img src=${url}>` },
  'img srcset': { as: 'svg', html: (url) => `<img srcset="${url} 1x">` },
  'picture source': {
    as: 'svg',
    html: (url) => `<picture><source srcset="${url}"><img></picture>`,
  },
  'img style': { as: 'svg', html: (url) => `<p style="background: url(${url})">it</p>` },
  'body background': { as: 'svg', html: (url) => `<body background="${url}">` },
  'input src': { as: 'svg', html: (url) => `<input type="image" src="${url}">` },
  'video poster': { as: 'svg', html: (url) => `<video poster="${url}"></video>` },
  'audio src': { as: 'txt', html: (url) => `<audio src="${url}"></audio>` },
  'object data': { as: 'svg', html: (url) => `<object data="${url}"></object>` },
  'embed src': { as: 'svg', html: (url) => `<embed src="${url}">` },
  'iframe src': { as: 'html', html: (url) => `<iframe src="${url}"></iframe>` },
  'iframe srcdoc': { as: 'svg', html: (url) => `<iframe srcdoc="<img src='${url}'>"></iframe>` },
  'svg image': { as: 'svg', html: (url) => `<svg><image href="${url}"></image></svg>` },
  'svg image xlink': { as: 'svg', html: (url) => `<svg><image xlink:href="${url}"></image></svg>` },
  'svg use': { as: 'svg', html: (url) => `<svg><use href="${url}#it"></use></svg>` },
  'svg script': { as: 'js', html: (url) => `<svg><script href="${url}"></script></svg>` },
  'link stylesheet': { as: 'css', html: (url) => `<link rel="stylesheet" href="${url}">` },
  'link imagesrcset': {
    as: 'svg',
    html: (url) => `<link rel="preload" as="image" imagesrcset="${url} 1x">`,
  },
  'link modulepreload': { as: 'js', html: (url) => `<link rel="modulepreload" href="${url}">` },
  'style url()': {
    as: 'svg',
    html: (url) => `<style>p { background: url(${url}) }</style><p>it</p>`,
  },
  'style @import': { as: 'css', html: (url) => `<style>@import '${url}'</style>` },
  'style @font-face': { as: 'txt', html: font },
  'script src': { as: 'js', html: (url) => `<script src="${url}"></script>` },
  'script src defer': { as: 'js', html: (url) => `<script defer src="${url}"></script>` },
  'script src module': { as: 'js', html: (url) => `<script type="module" src="${url}"></script>` },
  'inline module': { as: 'js', html: (url) => `<script type="module">import '${url}'</script>` },
  'import map': {
    as: 'js',
    html: (url) =>
      `<script type="importmap">{"imports":{"it":"${url}"}}</script><script type="module">import 'it'</script>`,
  },
  'document.write': {
    as: 'svg',
    html: (url) => `<script>document.write('<img src="${url}">')</script>`,
  },
  'document.write script': {
    as: 'js',
    html: (url) => `<script>document.write('<script src="${url}"><\\/script>')</script>`,
  },
  'base, relative image': {
    as: 'svg',
    html: (url) => `<base href="/sink/"><img src="${url.replace('/sink/', '')}">`,
  },
  'meta refresh': {
    as: 'html',
    html: (url) => `<meta http-equiv="refresh" content="0; url=${url}">`,
  },
  'declarative shadow root': {
    as: 'svg',
    html: (url) => `<p><template shadowrootmode="open"><img src="${url}"></template></p>`,
  },
};

export const markup: Sinks = Object.fromEntries(
  Object.entries(written).map(([name, { as }]): [string, Sink] => [
    `written: ${name}`,
    { as, go: (url) => put('iframe', { src: `/written?${new URLSearchParams({ name, url })}` }) },
  ]),
);
