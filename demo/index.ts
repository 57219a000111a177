import { startStandin } from '../tests/cluster/index.ts';
import { type Listed, startList } from './list/list.ts';
import type { Ui } from './ui.ts';
import { chartRoom } from './uis/chart-room/ui.ts';
import { engineRoom } from './uis/engine-room/ui.ts';
import { logbook } from './uis/logbook/ui.ts';

export type { Listed } from './list/list.ts';
export type { Ui } from './ui.ts';

/** Three UIs that break behind the proxy in three different ways. */
export const uis: readonly Ui[] = [engineRoom, logbook, chartRoom];

const namespace = 'harbour';

export interface Demo {
  readonly listed: readonly Listed[];
  /** The page that lists the UIs. */
  readonly page: string;
  stop(): Promise<void>;
}

/** Starts the UIs, a cluster that has them as services, and the page that lists them. */
export async function startDemo({ porthole = true } = {}): Promise<Demo> {
  const started: { stop(): Promise<void> }[] = [];
  const keep = <T extends { stop(): Promise<void> }>(what: T): T => {
    started.unshift(what);
    return what;
  };
  const stop = async () => {
    for (const each of started.splice(0)) await each.stop();
  };
  try {
    const cluster = keep(await startStandin());
    const listed: Listed[] = [];
    for (const ui of uis) {
      const { port } = keep(await ui.start());
      const url = await cluster.expose({ name: ui.name, namespace, port });
      listed.push({ ui, url, direct: `http://127.0.0.1:${port}/` });
    }
    const { port } = keep(await startList(listed, porthole));
    return { listed, page: `http://127.0.0.1:${port}/`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
