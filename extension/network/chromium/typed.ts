/** What the user typed, as Chromium tells it of the document that came of it. */
import { bareUrl } from '../../state/mounts.ts';
import type { Network } from '../network.ts';

export const typed: Network['typed'] = (document, mount) => {
  const { transitionType, transitionQualifiers, url } = document;
  const qualifiers: readonly string[] = transitionQualifiers;
  const isTyped = transitionType === 'typed' || qualifiers.includes('from_address_bar');
  if (!isTyped || !qualifiers.includes('server_redirect')) return null;
  if (qualifiers.includes('forward_back') || transitionType === 'reload') return null;
  return bareUrl(url, mount);
};
