/**
 * The page layer: runs in the page's own world before its first script. It has no
 * extension API; what it reports goes out by an event and is judged elsewhere.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { watchEvidence } from './evidence.ts';
import { watchErrors } from './health.ts';
import { maskInTime } from './mask.ts';
import { type First, firstMode, unmask } from './mode.ts';
import { findMount, type Mount } from './mount.ts';
import { each, push, win } from './natives.ts';
import type { Page } from './page.ts';
import { pinnedMode } from './pin.ts';
import { repairs } from './repairs/table.ts';
import { onOff, reporter } from './report.ts';
import { returnStray } from './strayed.ts';
import { urlsOf } from './urls.ts';
import { allOf } from './wrap.ts';

export default defineUnlistedScript({
  globalName: false,
  main() {
    const pinned = pinnedMode();
    const mount = findMount(win);
    if (mount && !returnStray(mount)) repair(mount, pinned);
  },
});

function repair(mount: Mount, pinned: First | null): void {
  const page = makePage(mount, pinned);
  const undo = [watchErrors()];
  each(repairs, ({ install }) => push(undo, install(page)));
  if (page.mode === 'root' && !pinned && !mount.inherited) push(undo, watchEvidence(page));
  // After the watch for evidence, which may find that the page is to keep its URL.
  push(undo, maskInTime(page));
  onOff(() => {
    allOf(undo)();
    unmask(mount);
  });
}

function makePage(mount: Mount, pinned: First | null): Page {
  const { inside, outside, named } = urlsOf(mount);
  const first = firstMode(mount, pinned);
  const report = reporter(mount.inherited ? null : first);
  const leaving: (() => void)[] = [];
  let mode = first.mode;
  return {
    mount,
    get mode() {
      if (!mount.inherited) return mode;
      return mount.masked ? 'root' : 'prefix';
    },
    inside(raw, kind) {
      const url = inside(raw);
      if (kind !== undefined && url !== raw) report.count(kind);
      return url;
    },
    seen(url) {
      return this.mode === 'root' ? outside(url) : url;
    },
    named,
    propose: report.alias,
    showPrefix(reason) {
      mode = 'prefix';
      unmask(mount);
      each(leaving, (leave) => leave());
      report.mode({ mode, reason });
    },
    onShowPrefix: (then) => void push(leaving, then),
    lost: (claim) => report.lost(claim),
    count: (kind) => report.count(kind),
  };
}
