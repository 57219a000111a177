/** A bare URL that the API server has nothing at: which app is it of? */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import * as core from '../core/core.ts';
import { readHosts } from '../state/hosts.ts';
import { realUrl } from '../state/mounts.ts';
import { forgetRecents, knownMounts } from '../state/recents.ts';
import { type Choice, showNotice } from '../ui/notice.ts';

/** Shows the apps that it may belong to. `asIs` opens it where it is. */
export async function offer(url: string, asIs: () => void): Promise<void> {
  const { inIncognitoContext } = browser.extension;
  const known = await knownMounts(inIncognitoContext);
  const mounts = core.lostCandidates(url, await readHosts(), known);
  const { host } = new URL(url);
  const open = { label: i18n.t('entry.lost.asIs'), run: asIs };
  const forget = { label: i18n.t('entry.lost.forget'), run: () => void forgetAll(url, asIs) };
  showNotice({
    title: i18n.t('entry.lost.title'),
    text: i18n.t(mounts.length > 0 ? 'entry.lost.text' : 'entry.lost.none', [host]),
    url,
    choices: mounts.map((mount) => choice(mount, url)),
    actions: mounts.length > 0 && !inIncognitoContext ? [open, forget] : [open],
  });
}

function choice(mount: string, url: string): Choice {
  const { kind, namespace, name, port } = core.parse(mount);
  const where = [
    [i18n.t(`mount.kind.${kind}`), name],
    [i18n.t('mount.namespace'), namespace],
    [i18n.t('mount.port'), port],
  ];
  const detail = where.filter(([, value]) => value).map((pair) => pair.join(' '));
  return {
    label: name,
    detail: detail.join(' · '),
    run: () => location.replace(realUrl(url, mount)),
  };
}

async function forgetAll(url: string, asIs: () => void): Promise<void> {
  await forgetRecents();
  await offer(url, asIs);
}
