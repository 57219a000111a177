/**
 * Firefox 153 crashes where it is asked which elements an attribute names that has named others before. Playwright asks,
 * to find elements by their labels; without that it goes by the attribute's text.
 */
import type { Message } from './wire.ts';

const ASKED = 'element.ariaLabelledByElements || ';
const SOURCES = ['expression', 'functionDeclaration'];

export function withoutReflection(message: Message): Message {
  const params = { ...message.params };
  for (const name of SOURCES) {
    const source = params[name];
    if (typeof source !== 'string' || !source.includes(ASKED)) continue;
    params[name] = source.replaceAll(ASKED, '');
    return { ...message, params };
  }
  return message;
}
