/** Builds and installs what the slow stages need, while the quick ones run. */
import { apps } from '../../tests/apps/index.ts';
import { ensureBuilt } from '../../tests/cluster/index.ts';

async function installApps(): Promise<void> {
  for (const app of apps) await app.install();
}

await ensureBuilt('standin');
await Promise.all([ensureBuilt('apiserver'), installApps()]);
