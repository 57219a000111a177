/** Light or dark, as a page is to see it: a command that Playwright has and releases of Firefox lack. */
import { askFirefox } from './ask.ts';
import type { Message, Wire } from './wire.ts';

export const COMMAND = 'emulation.setMediaFeaturesOverride';

interface Override {
  readonly features: { readonly 'prefers-color-scheme'?: string | null };
  readonly contexts?: readonly string[];
}

export async function overrideColors(wire: Wire, { id = 0, params }: Message): Promise<void> {
  const { features, contexts = [] } = params as unknown as Override;
  const scheme = features['prefers-color-scheme'] ?? 'none';
  await askFirefox(wire, `(${inFirefox})(${JSON.stringify([contexts, scheme])})`);
  wire.tell({ type: 'success', id, result: {} });
}

/** Runs in Firefox. */
const inFirefox = `([contexts, scheme]) => {
  const path = 'chrome://remote/content/shared/NavigableManager.sys.mjs';
  const { NavigableManager } = ChromeUtils.importESModule(path);
  for (const id of contexts) {
    const context = NavigableManager.getBrowsingContextById(id);
    if (context) context.top.prefersColorSchemeOverride = scheme;
  }
}`;
