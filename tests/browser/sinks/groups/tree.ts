/** Elements that load once they are in the page, however they came there. */
import { put } from '../put.ts';
import { type Sinks, svg } from '../sink.ts';

/** An element that waits in a template, where nothing loads. */
function waiting(url: string): DocumentFragment {
  return put('template', { innerHTML: `<img src="${url}">` }).content;
}

function detached(url: string): HTMLPictureElement {
  const picture = document.createElement('picture');
  put('source', { srcset: url }, picture);
  put('img', {}, picture);
  return picture;
}

export const tree: Sinks = {
  "cloneNode of a template's content": svg((url) =>
    document.body.append(waiting(url).cloneNode(true)),
  ),
  "importNode of a template's content": svg((url) =>
    document.body.append(document.importNode(waiting(url), true)),
  ),
  "append of a template's content": svg((url) => document.body.append(waiting(url))),
  insertBefore: svg((url) => document.body.insertBefore(detached(url), document.body.firstChild)),
  replaceWith: svg((url) => put('p', {}).replaceWith(detached(url))),
  replaceChildren: svg((url) => put('p', {}).replaceChildren(detached(url))),
  insertAdjacentElement: svg((url) =>
    document.body.insertAdjacentElement('beforeend', detached(url)),
  ),
  'Range.insertNode': svg((url) => {
    const range = document.createRange();
    range.selectNodeContents(put('p', {}));
    range.insertNode(detached(url));
  }),
  'attachShadow, then append': svg((url) =>
    put('p', {}).attachShadow({ mode: 'closed' }).append(detached(url)),
  ),
};
