/** Asks Firefox itself, in its own window, as its browser toolbox does. */
import type { Wire } from './wire.ts';

export async function askFirefox(wire: Wire, expression: string): Promise<unknown> {
  const scope = { 'moz:scope': 'chrome', maxDepth: 0 };
  const { contexts } = await wire.ask<Tree>('browsingContext.getTree', scope);
  const asked = { expression, target: { context: contexts[0]?.context }, awaitPromise: true };
  const { result, exceptionDetails } = await wire.ask<Evaluated>('script.evaluate', asked);
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result?.value;
}

interface Tree {
  readonly contexts: readonly { readonly context: string }[];
}

interface Evaluated {
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}
