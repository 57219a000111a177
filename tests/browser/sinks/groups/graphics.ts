/** SVG, with its own elements, attributes and animations. */
import { js, type Sinks, svg } from '../sink.ts';

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** An element in a graphic of its own. */
function draw<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  into: Element = canvas(),
): SVGElementTagNameMap[K] {
  const made = document.createElementNS(SVG, tag);
  for (const name in attributes) made.setAttribute(name, attributes[name] as string);
  into.append(made);
  return made;
}

function canvas(): Element {
  const made = document.createElementNS(SVG, 'svg');
  document.body.append(made);
  return made;
}

export const graphics: Sinks = {
  'svg image setAttribute(href)': svg((url) => draw('image', { href: url })),
  'svg image setAttributeNS(xlink:href)': svg((url) =>
    draw('image').setAttributeNS(XLINK, 'xlink:href', url),
  ),
  'SVGAnimatedString.baseVal =': svg((url) => {
    draw('image').href.baseVal = url;
  }),
  'svg use': svg((url) => draw('use', { href: `${url}#it` })),
  'svg feImage': svg((url) => {
    const graphic = canvas();
    draw('feImage', { href: url }, draw('filter', { id: 'by-image' }, graphic));
    draw('rect', { width: '9', height: '9', filter: 'url(#by-image)' }, graphic);
  }),
  'svg set of href': svg((url) => draw('set', { attributeName: 'href', to: url }, draw('image'))),
  'svg animate of href': svg((url) =>
    draw('animate', { attributeName: 'href', values: url, dur: '9s' }, draw('image')),
  ),
  'svg script setAttribute(href)': js((url) => draw('script', { href: url })),
  'svg fill': svg((url) => draw('rect', { width: '9', height: '9', fill: `url(${url}#it)` })),
  'svg filter': svg((url) => draw('rect', { width: '9', height: '9', filter: `url(${url}#it)` })),
  'svg in foreignObject': svg((url) => {
    draw('foreignObject', {
      width: '9',
      height: '9',
    }).innerHTML = `<img xmlns="http://www.w3.org/1999/xhtml" src="${url}"/>`;
  }),
};
