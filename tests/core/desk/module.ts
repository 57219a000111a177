/** The module of desk and finder, as popup and worker load it. Here it comes from its file: there's no extension to ask. */
import { readFileSync } from 'node:fs';
import { initSync } from '../../../extension/desk/generated/porthole_finder.js';

const generated = new URL('../../../extension/desk/generated/', import.meta.url);
initSync({ module: readFileSync(new URL('porthole_finder_bg.wasm', generated)) });

export * from '../../../extension/desk/generated/porthole_finder.js';
