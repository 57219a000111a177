/** What a service worker holds in memory, asked in a session of its own: Playwright gives none to workers. */
import type { CDPSession } from 'playwright-core';

/** Bytes of its objects and of what they hold outside the heap, once the unneeded ones are gone. */
export async function memoryOf(url: string, targets: CDPSession): Promise<number> {
  const { targetInfos } = await targets.send('Target.getTargets');
  const target = targetInfos.find((t) => t.type === 'service_worker' && t.url === url);
  if (!target) throw new Error(`${url} is asleep`);
  const { targetId } = target;
  const { sessionId } = await targets.send('Target.attachToTarget', { targetId, flatten: false });
  const ask = (method: string) => askWithin(targets, sessionId, method);
  await ask('HeapProfiler.enable');
  await ask('HeapProfiler.collectGarbage');
  const { usedSize = 0, backingStorageSize = 0 } = await ask('Runtime.getHeapUsage');
  await targets.send('Target.detachFromTarget', { sessionId });
  return usedSize + backingStorageSize;
}

type Answer = Partial<Record<string, number>>;

let asked = 0;

async function askWithin(targets: CDPSession, sessionId: string, method: string): Promise<Answer> {
  const id = ++asked;
  const answered = new Promise<Answer>((answer) => {
    const take = ({ message }: { message: string }) => {
      const it = JSON.parse(message) as { id?: number; result?: Answer };
      if (it.id !== id) return;
      targets.off('Target.receivedMessageFromTarget', take);
      answer(it.result ?? {});
    };
    targets.on('Target.receivedMessageFromTarget', take);
  });
  const message = JSON.stringify({ id, method, params: {} });
  await targets.send('Target.sendMessageToTarget', { sessionId, message });
  return answered;
}
