/** Takes over what an administrator has rolled out, at each start and each change. */
import { browser } from 'wxt/browser';
import * as core from '../core/core.ts';
import * as desk from '../desk/desk.ts';
import { MANAGED, saveManaged, UNMANAGED } from '../state/managed.ts';
import { judge, type Reading } from '../state/policy.ts';

export function followPolicy(): void {
  browser.runtime.onInstalled.addListener(() => void takeOver());
  browser.runtime.onStartup.addListener(() => void takeOver());
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') void takeOver();
  });
}

/** One after the other, each reading what is in force by then. */
function takeOver(): Promise<void> {
  return navigator.locks.request(MANAGED, async () => {
    // Firefox has no such storage where nobody has set it up.
    const policy: Record<string, unknown> = await browser.storage.managed.get().catch(() => ({}));
    const isEmpty = Object.keys(policy).length === 0;
    if (!isEmpty) await Promise.all([core.ready(), desk.ready()]);
    await saveManaged(isEmpty ? UNMANAGED : judge(policy, reading));
  });
}

const reading: Reading = {
  host: desk.readHost,
  mount(url) {
    try {
      const { origin, mount } = core.parse(url);
      return origin ? { read: mount } : { mistake: { code: 'no-host', offending: url } };
    } catch (error) {
      const { code, offending } = error as core.PortholeError;
      return { mistake: { code, offending } };
    }
  },
};
