/** Why a mode is in force, in words. */
import type { Reason } from '../state/tab.ts';

export const WHY = {
  default: 'mode.reason.default',
  pinned: 'mode.reason.pinned',
  managed: 'mode.reason.managed',
  healthier: 'mode.reason.healthier',
  posted: 'mode.reason.posted',
  sandboxed: 'mode.reason.sandboxed',
  'shows-script': 'mode.reason.shows_script',
  'shows-meta': 'mode.reason.shows_meta',
} as const satisfies Record<Reason, string>;
