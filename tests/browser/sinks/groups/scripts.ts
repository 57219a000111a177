/** What modules, import maps and rules for speculation name. */
import { put } from '../put.ts';
import { css, html, js, json, type Sinks } from '../sink.ts';

const inline = (type: string, text: string) => put('script', { type, text }, document.head);
const rules = (kind: string, url: string) =>
  inline('speculationrules', JSON.stringify({ [kind]: [{ urls: [url], eagerness: 'immediate' }] }));
const speculates = () => HTMLScriptElement.supports('speculationrules');

export const scripts: Sinks = {
  'import declaration in an inline module': js((url) => inline('module', `import '${url}'`)),
  'export from in an inline module': js((url) => inline('module', `export * from '${url}'`)),
  'import()': js((url) => import(url)),
  'import() in a classic inline script': js((url) => inline('', `import('${url}')`)),
  'import() in a made function': js((url) => new Function(`import('${url}')`)()),
  'import() in a timer of text': js((url) => {
    const later = setTimeout as (text: string) => void;
    later(`import('${url}')`);
  }),
  'import.meta.resolve, then import()': js((url) =>
    inline('module', `import(import.meta.resolve('${url}'))`),
  ),
  'import with type json': json((url) => inline('module', `import '${url}' with { type: 'json' }`)),
  'import with type css': css((url) => inline('module', `import '${url}' with { type: 'css' }`)),
  'import map': js(
    (url) => {
      inline('importmap', JSON.stringify({ imports: { mapped: url } }));
      inline('module', "import 'mapped'");
    },
    { where: 'frame' },
  ),
  'import map, for the page itself': js(
    (url) => {
      inline('importmap', JSON.stringify({ scopes: { '/': { scoped: url } } }));
      inline('module', "import 'scoped'");
    },
    { where: 'frame' },
  ),
  'speculation rules: prefetch': html((url) => rules('prefetch', url), { needs: speculates }),
  'speculation rules: prerender': html((url) => rules('prerender', url), { needs: speculates }),
};
