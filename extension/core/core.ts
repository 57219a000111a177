/** The Rust core, as the extension's own pages and background call it. */
import init, { type ProxyUrl, parse } from './generated/porthole.js';

let started: Promise<unknown> | null = null;

/** Resolves when the core can be called. Safe to call again. */
export function ready(): Promise<unknown> {
  started ??= init({ module_or_path: new URL('/porthole_bg.wasm', location.href) });
  return started;
}

export * from './generated/porthole.js';

/** What a text names, or `null` where it is no proxy URL. */
export function parseOrNull(text: string): ProxyUrl | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
