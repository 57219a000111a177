import type { LaunchOptions } from './browser.ts';

/**
 * Playwright's defaults that switch off what we measure: extensions, the back-forward cache,
 * the pop-up blocker, and the limit on floods of history and navigation calls.
 */
export const removedDefaults = [
  '--disable-extensions',
  '--disable-back-forward-cache',
  '--disable-popup-blocking',
  '--disable-ipc-flooding-protection',
];

/**
 * The last --disable-features wins, so this list also replaces Playwright's own, which turns off
 * storage partitioning and other things that a user's browser has.
 */
const disabledFeatures = [
  'DisableLoadExtensionCommandLineSwitch',
  'MediaRouter',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-default-browser-check',
];

/** Nothing that a page asks for leaves the machine: not its web fonts, not its analytics. */
function resolverSwitches({ hosts = [], anyHost }: LaunchOptions): string[] {
  if (anyHost) return [];
  const own = ['localhost', '*.localhost', '127.0.0.1'].map((name) => `EXCLUDE ${name}`);
  const rules = [...hosts.map((name) => `MAP ${name} 127.0.0.1`), 'MAP * ~NOTFOUND', ...own];
  return [`--host-resolver-rules=${rules.join(', ')}`];
}

function certificateSwitch(spki: LaunchOptions['ignoreCertificateSpki']): string[] {
  const hashes = typeof spki === 'string' ? [spki] : (spki ?? []);
  return hashes.length ? [`--ignore-certificate-errors-spki-list=${hashes.join(',')}`] : [];
}

function extensionSwitches(extension: string | undefined): string[] {
  if (!extension) return ['--disable-extensions'];
  return [`--load-extension=${extension}`, `--disable-extensions-except=${extension}`];
}

export function switches(options: LaunchOptions): string[] {
  return [
    ...quiet,
    ...resolverSwitches(options),
    `--disable-features=${disabledFeatures.join(',')}`,
    `--lang=${options.language ?? 'en'}`,
    ...extensionSwitches(options.extension),
    ...certificateSwitch(options.ignoreCertificateSpki),
    ...(options.http2 === false ? ['--disable-http2'] : []),
    ...(options.restore ? ['--restore-last-session'] : []),
    ...(options.args ?? []),
  ];
}
