/** Elements that load what an attribute of theirs says, in each way to write one. */
import { put, putWith } from '../put.ts';
import { css, html, js, type Sinks, svg, txt } from '../sink.ts';

function attributeOf(name: string, value: string): Attr {
  const made = document.createAttribute(name);
  made.value = value;
  return made;
}

/** One that an image already has. */
function attached(): Attr {
  return putWith('img', { src: 'data:,' }).attributes.getNamedItem('src') as Attr;
}

export const attributes: Sinks = {
  'img setAttribute(src)': svg((url) => put('img', {}).setAttribute('src', url)),
  'img setAttribute(SRC)': svg((url) => put('img', {}).setAttribute('SRC', url)),
  'img setAttributeNS(null, src)': svg((url) => put('img', {}).setAttributeNS(null, 'src', url)),
  'img setAttributeNode': svg((url) => put('img', {}).setAttributeNode(attributeOf('src', url))),
  'img attributes.setNamedItem': svg((url) =>
    put('img', {}).attributes.setNamedItem(attributeOf('src', url)),
  ),
  'Attr.value =': svg((url) => {
    attached().value = url;
  }),
  'Attr.nodeValue =': svg((url) => {
    attached().nodeValue = url;
  }),
  'Attr.textContent =': svg((url) => {
    attached().textContent = url;
  }),
  'img setAttribute(srcset)': svg((url) => put('img', {}).setAttribute('srcset', `${url} 1x`)),
  'script setAttribute(src)': js((url) => putWith('script', { src: url })),
  'link setAttribute(href)': css((url) => putWith('link', { rel: 'stylesheet', href: url })),
  'iframe setAttribute(src)': html((url) => putWith('iframe', { src: url })),
  'object setAttribute(data)': svg((url) => putWith('object', { data: url })),
  'video setAttribute(poster)': svg((url) => putWith('video', { poster: url })),
  'audio setAttribute(src)': txt((url) => putWith('audio', { src: url })),
  'td setAttribute(background)': svg((url) => {
    const row = put('tr', {}, put('tbody', {}, put('table', {})));
    putWith('td', { background: url }, row);
  }),
  'body setAttribute(background)': svg((url) => document.body.setAttribute('background', url)),
};
