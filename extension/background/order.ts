/** What happens in one tab is dealt with in the order in which it happened. */

const last = new Map<number, Promise<void>>();

export function inOrder(tab: number, task: () => Promise<void>): Promise<void> {
  const before = last.get(tab) ?? Promise.resolve();
  const done = before.then(task);
  const settled = done.catch(() => {});
  last.set(tab, settled);
  void settled.then(() => {
    if (last.get(tab) === settled) last.delete(tab);
  });
  return done;
}
