/** What CSS names: in sheets, in declarations, and by its object model. */
import { put } from '../put.ts';
import { css, type Sinks, svg, txt } from '../sink.ts';

const box = () => put('p', { textContent: 'it' });
const urlOf = (url: string) => `url(${url})`;
const background = (url: string) => `background-image: ${urlOf(url)}`;
const sheet = (text: string) => put('style', { textContent: text }, document.head);

/** A box, and the name that no other has. */
function named(): string {
  const name = `box-${document.querySelectorAll('.box').length}`;
  box().className = `box ${name}`;
  return `.${name}`;
}

function styled(property: string, value: string): void {
  box().style.setProperty(property, value);
}

/** A rule's own declarations, to be changed. */
function ruleOf(selector: string): CSSStyleRule {
  return sheet(`${selector} {}`).sheet?.cssRules[0] as CSSStyleRule;
}

export const styles: Sinks = {
  '<style> textContent': svg((url) => sheet(`${named()} { ${background(url)} }`)),
  '<style> append(Text)': svg((url) =>
    put('style', {}, document.head).append(`${named()} { ${background(url)} }`),
  ),
  '<style> @import': css((url) => sheet(`@import '${url}'`)),
  '<style> @import url()': css((url) => sheet(`@import ${urlOf(url)}`)),
  '<style> nested rule': svg((url) => sheet(`${named()} { & { ${background(url)} } }`)),
  'style.backgroundImage =': svg((url) => {
    box().style.backgroundImage = urlOf(url);
  }),
  'style.setProperty': svg((url) => styled('background-image', urlOf(url))),
  'style.cssText =': svg((url) => {
    box().style.cssText = background(url);
  }),
  'setAttribute(style)': svg((url) => box().setAttribute('style', background(url))),
  'attributeStyleMap.set': svg(
    (url) => box().attributeStyleMap.set('background-image', urlOf(url)),
    { needs: () => 'attributeStyleMap' in HTMLElement.prototype },
  ),
  'image-set() of a bare string': svg((url) => styled('background', `image-set("${url}" 1x)`)),
  'cross-fade()': svg(
    (url) => styled('background', `-webkit-cross-fade(${urlOf(url)}, ${urlOf(url)}, 50%)`),
    { needs: () => CSS.supports('background', '-webkit-cross-fade(url(a), url(b), 50%)') },
  ),
  'a custom property, then var()': svg((url) => {
    const { style } = box();
    style.setProperty('--it', urlOf(url));
    style.backgroundImage = 'var(--it)';
  }),
  'mask-image': svg((url) => styled('mask-image', urlOf(url))),
  'list-style-image': svg((url) => put('li', {}).style.setProperty('list-style-image', urlOf(url))),
  'border-image': svg((url) => {
    const { style } = box();
    style.border = '1px solid';
    style.borderImageSource = urlOf(url);
  }),
  content: svg((url) => put('img', {}).style.setProperty('content', urlOf(url))),
  'content of ::before': svg((url) => sheet(`${named()}::before { content: ${urlOf(url)} }`)),
  cursor: svg((url) => styled('cursor', `${urlOf(url)}, pointer`)),
  'shape-outside': svg((url) => {
    const { style } = box();
    style.float = 'left';
    style.shapeOutside = urlOf(url);
  }),
  'filter of another file': svg((url) => styled('filter', `url(${url}#it)`)),
  'clip-path of another file': svg((url) => styled('clip-path', `url(${url}#it)`)),
  'CSSStyleSheet.insertRule': svg((url) =>
    sheet('').sheet?.insertRule(`${named()} { ${background(url)} }`),
  ),
  'CSSGroupingRule.insertRule': svg((url) => {
    const group = sheet('@media all {}').sheet?.cssRules[0] as CSSMediaRule;
    group.insertRule(`${named()} { ${background(url)} }`);
  }),
  'CSSStyleRule.style =': svg((url) => {
    ruleOf(named()).style.backgroundImage = urlOf(url);
  }),
  'CSSStyleRule.styleMap.set': svg(
    (url) => ruleOf(named()).styleMap.set('background-image', urlOf(url)),
    { needs: () => 'styleMap' in CSSStyleRule.prototype },
  ),
  'adoptedStyleSheets, replaceSync': svg((url) => {
    const made = new CSSStyleSheet();
    made.replaceSync(`${named()} { ${background(url)} }`);
    document.adoptedStyleSheets.push(made);
  }),
  'CSSStyleValue.parse': svg(
    (url) => {
      const value = CSSStyleValue.parse('background-image', urlOf(url));
      box().attributeStyleMap.set('background-image', value);
    },
    { needs: () => 'CSSStyleValue' in window },
  ),
  'CSS.registerProperty, its first value': svg((url) => {
    CSS.registerProperty({
      name: '--first',
      syntax: '<url>',
      inherits: false,
      initialValue: urlOf(location.origin + url),
    });
    styled('background-image', 'var(--first)');
  }),
  'new FontFace': txt((url) => new FontFace('by-script', urlOf(url)).load()),
  '@font-face src': txt((url) => {
    sheet(`@font-face { font-family: by-rule; src: ${urlOf(url)} }`);
    styled('font-family', 'by-rule');
  }),
  'CSS.paintWorklet.addModule': {
    as: 'js',
    go: (url) => CSS.paintWorklet.addModule(url),
    needs: () => 'paintWorklet' in CSS,
  },
};
