/** Puts in force what persists: on install, update, start-up and each change of the hosts. */
import { browser } from 'wxt/browser';
import { network } from '../network/this-browser.ts';
import { readHosts } from '../state/hosts.ts';
import { MANAGED } from '../state/managed.ts';
import { registerScripts } from '../state/scripts.ts';

export function prepareOnStart(): void {
  browser.runtime.onInstalled.addListener(() => void prepare());
  browser.runtime.onStartup.addListener(() => void prepare());
  browser.permissions.onAdded.addListener(() => void prepare());
  browser.permissions.onRemoved.addListener(() => void prepare());
  // A cluster was added, settings were imported or erased, or a policy is another one.
  browser.storage.local.onChanged.addListener((changes) => {
    if (['hosts', 'choices', MANAGED].some((key) => key in changes)) void prepare();
  });
}

/** Persistent rules and registered scripts fit the hosts and the pinned modes. */
export async function prepare(): Promise<void> {
  const hosts = await readHosts();
  await registerScripts(hosts);
  await network.prepare(hosts);
}
