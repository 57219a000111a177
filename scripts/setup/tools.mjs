import { readdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { byHand } from './debian.mjs';
import { ask, isProgram, onPath } from './process.mjs';
import { complaint } from './version.mjs';

/** @typedef {import('./index.mjs').Need} Need */

/** @type {Need} */
export const node = {
  name: 'Node',
  missing: async () => complaint('Node', '20.19', process.versions.node),
  advice: 'install a newer one (https://nodejs.org/en/download) and put it on PATH',
};

/** @type {Need} */
export const go = {
  name: 'Go',
  missing: async () => {
    const printed = await ask('go', ['env', 'GOVERSION']);
    return complaint('Go', '1.26', printed);
  },
  advice: 'install it (https://go.dev/dl/) and put it on PATH; the test clusters are Go programs',
};

const venv = 'import ensurepip, venv, sys; print(sys.version)';

/** @type {Need} */
export const python = {
  name: 'Python with venv',
  missing: async () => complaint('Python with venv', '3.11', await ask('python3', ['-c', venv])),
  packages: ['python3', 'python3-venv'],
  advice: `${byHand(['python3-venv'])}; some of the web UIs in tests/apps are Python programs`,
};

/** @type {Need} */
export const java = {
  name: 'a Java runtime',
  missing: async () => complaint('Java', '11', await ask('java', ['-version'])),
  packages: ['default-jre-headless'],
  advice: `${byHand(['default-jre-headless'])}; the web UI tests/apps/h2 is a Java program`,
};

/** @type {Need} */
export const maven = {
  name: 'Maven',
  missing: async () => ((await onPath('mvn')) ? null : 'Maven (mvn) is missing'),
  packages: ['maven'],
  advice: `${byHand(['maven'])}; it brings the web UI tests/apps/h2`,
};

const chromiumProgram = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** @type {Need} */
export const chromium = {
  name: 'Chromium',
  missing: async () =>
    (await isProgram(chromiumProgram)) ? null : `Chromium is not at ${chromiumProgram}`,
  packages: ['chromium'],
  advice: `${byHand(['chromium'])}, or set CHROMIUM to the program of the one that you have`,
};

const firefoxProgram = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** @type {Need} */
export const firefox = {
  name: 'Firefox',
  missing: async () =>
    (await isProgram(firefoxProgram)) ? null : `Firefox is not at ${firefoxProgram}`,
  packages: ['firefox-esr'],
  advice: `${byHand(['firefox-esr'])}, or set FIREFOX to the program of the one that you have`,
};

/** @type {Need} */
export const firefoxInJapanese = {
  name: "Firefox's Japanese",
  missing: async () => {
    const program = await realpath(firefoxProgram).catch(() => '');
    const beside = join(dirname(program), 'browser/extensions');
    const packs = await readdir(beside).catch(() => []);
    return packs.some((name) => name.startsWith('langpack-ja@'))
      ? null
      : `no language pack for Japanese is in ${beside}`;
  },
  packages: ['firefox-esr-l10n-ja'],
  advice: `${byHand(['firefox-esr-l10n-ja'])}; the screens are tested in both languages`,
};

/** @type {Need} */
export const japanese = {
  name: 'a font with Japanese letters',
  missing: async () => {
    // Where this program is missing, the system brings its fonts.
    if (!(await onPath('fc-list'))) return null;
    return (await ask('fc-list', [':lang=ja'])) ? null : 'no font here has Japanese letters';
  },
  packages: ['fonts-vlgothic'],
  advice: `${byHand(['fonts-vlgothic'])}; the pictures of Japanese screens would be empty boxes`,
};
