import type { LaunchOptions } from '../browser.ts';
import { restoring } from './session.ts';

type Preferences = Readonly<Record<string, string | number | boolean>>;

/** What makes every Firefox here differ from a user's: it is quiet. */
const quiet: Preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.activity-stream.asrouter.providers.cfr': '',
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.translations.enable': false,
  // Whether a reload may send a form again: Chromium's driver says yes, and no driver hears Firefox ask.
  'dom.confirm_repost.testing.always_accept': true,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'messaging-system.rsexperimentloader.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'http://127.0.0.1:9',
  'toolkit.telemetry.enabled': false,
  // As tests ask for it, which Playwright doesn't pass on: colours that still change are neither light nor dark.
  'ui.prefersReducedMotion': 1,
  // An extension that is installed for good comes from no store.
  'xpinstall.signatures.required': false,
  // What is stored outlives a temporary extension, as it does an installed one.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

/**
 * Nothing that a page asks for leaves the machine, not its web fonts, not its analytics: only these names, and this
 * machine's own, come past the proxy that isn't there.
 */
function resolving({ hosts = [], anyHost }: LaunchOptions): Preferences {
  if (anyHost) return {};
  return {
    'network.proxy.type': 1,
    'network.proxy.socks': '127.0.0.1',
    'network.proxy.socks_port': 9,
    'network.proxy.socks_remote_dns': true,
    'network.dns.localDomains': hosts.join(','),
    'network.proxy.no_proxies_on': ['localhost', '127.0.0.1', ...hosts].join(', '),
  };
}

/** Its packs of languages lie beside the program, where it takes add-ons for strangers unless told otherwise. */
function speaking({ language = 'en' }: LaunchOptions): Preferences {
  return { 'intl.locale.requested': language, 'extensions.autoDisableScopes': 0 };
}

export function preferences(options: LaunchOptions): Preferences {
  return {
    ...quiet,
    ...resolving(options),
    ...speaking(options),
    ...(options.restore ? restoring : {}),
    'network.http.http2.enabled': options.http2 !== false,
  };
}
