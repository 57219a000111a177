// The core for Node: initialises itself from the file next to it, so that callers just import and call.
import { readFileSync } from 'node:fs';
import { initSync } from './porthole.js';

initSync({ module: readFileSync(new URL('./porthole_bg.wasm', import.meta.url)) });

export {
  build,
  diagnose,
  losses,
  parse,
  parseName,
  portForward,
  rewrite,
  strayedLoss,
  unownedLoss,
} from './porthole.js';
