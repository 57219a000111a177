/**
 * What a person enters and takes away, and what runs in the clusters, as Rust reads both.
 * It is larger than the core: load it when it is asked for.
 */
import init from './generated/porthole_finder.js';

let started: Promise<unknown> | null = null;

/** Resolves when the desk can be called. Safe to call again. */
export function ready(): Promise<unknown> {
  started ??= init({ module_or_path: new URL('/porthole_finder_bg.wasm', location.href) });
  return started;
}

export * from './generated/porthole_finder.js';
