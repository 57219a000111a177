import { resolve } from 'node:path';
import { defineConfig } from 'wxt';

/** Scripts that the background registers for the hosts in use (see `extension/state/scripts.ts`), and a worker. */
const SCRIPTS = {
  'finder-worker': 'finder/worker/index.ts',
  page: 'page/index.ts',
  'pin-root': 'page/pin/root.ts',
  'pin-prefix': 'page/pin/prefix.ts',
  'healthier-root': 'page/pin/healthier-root.ts',
  'healthier-prefix': 'page/pin/healthier-prefix.ts',
};

const isChromium = (browser: string) => browser === 'chrome' || browser === 'chromium';

/** Loaded by URL, so that entry page, popup and background share one copy. */
const modules = (browser: string) => ({
  'porthole_bg.wasm': `extension/core/generated/porthole_${isChromium(browser) ? 'chromium' : 'firefox'}.wasm`,
  'porthole_finder_bg.wasm': 'extension/desk/generated/porthole_finder_bg.wasm',
});

/** What a policy may hold: Chromium asks for it, Firefox takes any. */
const SCHEMA = 'managed-schema.json';

/** Background and pages all need most of what is stored: one file is smaller than a dozen. */
const CHUNKS = { groups: [{ name: 'state', test: /extension.state./ }] };

/** For browsers a WebSocket is of another scheme: without its own permission nothing changes its headers. */
const SCHEMES = ['http', 'https', 'ws', 'wss'];

export default defineConfig({
  srcDir: 'extension',
  entrypointsDir: '.',
  publicDir: 'extension/public',
  outDir: 'dist',
  outDirTemplate: '{{browser}}',
  modules: ['@wxt-dev/i18n/module'],
  manifestVersion: 3,
  imports: false,
  hooks: {
    'build:publicAssets': (wxt, assets) => {
      if (isChromium(wxt.config.browser))
        assets.push({ absoluteSrc: resolve('extension', SCHEMA), relativeDest: SCHEMA });
      for (const [relativeDest, path] of Object.entries(modules(wxt.config.browser))) {
        assets.push({ absoluteSrc: resolve(path), relativeDest });
      }
    },
    'vite:build:extendConfig': (entries, { build }) => {
      const output = build?.rolldownOptions?.output;
      if (entries.length > 1 && output && !Array.isArray(output)) output.codeSplitting = CHUNKS;
    },
    'entrypoints:found': (wxt, found) => {
      for (const [name, path] of Object.entries(SCRIPTS)) {
        const inputPath = `${wxt.config.entrypointsDir}/${path}`;
        const at = found.findIndex((entry) => entry.inputPath === inputPath);
        const entry = { name, inputPath, type: 'unlisted-script' as const };
        if (at < 0) found.push(entry);
        else found[at] = entry;
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      ...(isChromium(browser)
        ? ['declarativeNetRequest', 'offscreen']
        : ['webRequestBlocking', 'webRequestFilterResponse']),
      'activeTab',
      'alarms',
      'clipboardWrite',
      'contextMenus',
      'cookies',
      'idle',
      'scripting',
      'storage',
      'webNavigation',
      'webRequest',
    ],
    host_permissions: SCHEMES.flatMap((scheme) =>
      ['127.0.0.1', 'localhost'].map((host) => `${scheme}://${host}/*`),
    ),
    omnibox: { keyword: 'ph' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+P' } },
      'copy-url': {
        suggested_key: { default: 'Alt+Shift+U' },
        description: '__MSG_menu_page__',
      },
    },
    optional_host_permissions: SCHEMES.map((scheme) => `${scheme}://*/*`),
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self' http: https:; frame-ancestors 'none'",
    },
    web_accessible_resources: [
      { resources: ['entry.html'], matches: ['http://*/*', 'https://*/*'] },
    ],
    ...(isChromium(browser)
      ? {
          minimum_chrome_version: '128',
          incognito: 'split',
          storage: { managed_schema: SCHEMA },
        }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'porthole@porthole.invalid',
              // The first in which every Firefox knows the permissions below.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }),
  }),
});
