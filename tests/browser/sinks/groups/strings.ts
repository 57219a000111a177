/** HTML and XML that scripts hand over as text. */
import { put } from '../put.ts';
import { type Sinks, svg, xml } from '../sink.ts';

const image = (url: string) => `<img src="${url}">`;
const shadow = () => put('p', {}).attachShadow({ mode: 'open' });
const parsed = (text: string, type: DOMParserSupportedType) =>
  new DOMParser().parseFromString(text, type);
const XSL = 'http://www.w3.org/1999/XSL/Transform';
const sheet = (top: string, body: string) =>
  parsed(
    `<xsl:stylesheet version="1.0" xmlns:xsl="${XSL}">${top}<xsl:template match="/">${body}</xsl:template></xsl:stylesheet>`,
    'text/xml',
  );
const transforms = () => 'XSLTProcessor' in window;

function transform(style: Document): DocumentFragment {
  const processor = new XSLTProcessor();
  processor.importStylesheet(style);
  return processor.transformToFragment(parsed('<it/>', 'text/xml'), document);
}

function edit(command: string, value: string): void {
  put('p', { contentEditable: 'true', textContent: 'it' }).focus();
  document.execCommand(command, false, value);
}

export const strings: Sinks = {
  innerHTML: svg((url) => put('p', { innerHTML: image(url) })),
  'innerHTML with srcset': svg((url) => put('p', { innerHTML: `<img srcset="${url} 1x">` })),
  'innerHTML with style': svg((url) =>
    put('p', { innerHTML: `<b style="background: url(${url})">it</b>` }),
  ),
  outerHTML: svg((url) => {
    put('p', {}).outerHTML = image(url);
  }),
  insertAdjacentHTML: svg((url) => document.body.insertAdjacentHTML('beforeend', image(url))),
  'Range.createContextualFragment': svg((url) =>
    document.body.append(document.createRange().createContextualFragment(image(url))),
  ),
  'DOMParser, then adoptNode': svg((url) => {
    const { body } = parsed(image(url), 'text/html');
    document.body.append(document.adoptNode(body.firstChild as Node));
  }),
  'Element.setHTMLUnsafe': svg((url) => put('p', {}).setHTMLUnsafe(image(url)), {
    needs: () => 'setHTMLUnsafe' in Element.prototype,
  }),
  'Element.setHTML': svg((url) => put('p', {}).setHTML(image(url)), {
    needs: () => 'setHTML' in Element.prototype,
  }),
  'Document.parseHTMLUnsafe': svg(
    (url) => document.body.append(Document.parseHTMLUnsafe(image(url)).body.firstChild as Node),
    { needs: () => 'parseHTMLUnsafe' in Document },
  ),
  'ShadowRoot.innerHTML': svg((url) => {
    shadow().innerHTML = image(url);
  }),
  'ShadowRoot.setHTMLUnsafe': svg((url) => shadow().setHTMLUnsafe(image(url)), {
    needs: () => 'setHTMLUnsafe' in ShadowRoot.prototype,
  }),
  'a declarative shadow root': svg(
    (url) =>
      put('p', {}).setHTMLUnsafe(`<p><template shadowrootmode="open">${image(url)}</template></p>`),
    { needs: () => 'setHTMLUnsafe' in Element.prototype },
  ),
  // A document that is edited leads nowhere in Firefox, nor do its frames.
  "execCommand('insertHTML')": svg((url) => edit('insertHTML', image(url)), { where: 'frame' }),
  "execCommand('insertImage')": svg((url) => edit('insertImage', url), { where: 'frame' }),
  'XSLTProcessor.transformToFragment': svg(
    (url) => document.body.append(transform(sheet('', `<img src="${url}"/>`))),
    { needs: transforms },
  ),
  'xsl:import': xml((url) => transform(sheet(`<xsl:import href="${url}"/>`, '')), {
    needs: transforms,
  }),
};
