/**
 * Every view in both languages and themes: usable by everybody, and pictured for people to look at in
 * `tests/artifacts/pictures/`.
 */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { isFirefox } from '../harness/index.ts';
import { openWith, Search } from './find/finding.ts';
import { Lists } from './kit/lists.ts';
import { findings } from './popup/axe.ts';
import type { Language, Stage } from './popup/stage.ts';
import { states } from './popup/states.ts';

const folder = fileURLToPath(
  new URL(`../artifacts/pictures/${isFirefox ? 'firefox' : 'chromium'}/`, import.meta.url),
);
const THEMES = ['light', 'dark'] as const;

/** The words by which a person goes from view to view. */
const WORDS = {
  en: {
    add: 'Add a cluster',
    build: 'Build a URL',
    paste: /Paste an address/,
    more: 'Ports and copies',
  },
  ja: {
    add: 'クラスターを追加',
    build: 'URLを組み立てる',
    paste: /アドレス.*貼り付け/,
    more: 'ポートとコピー',
  },
} as const;

const KUBECONFIG = `apiVersion: v1
kind: Config
contexts:
- {name: production, context: {cluster: a, user: jane}}
- {name: staging, context: {cluster: b, user: jane}}
clusters:
- {name: a, cluster: {server: 'https://192.0.2.1:6443'}}
- {name: b, cluster: {server: 'https://rancher.example.com/k8s/clusters/c-abc'}}
users:
- {name: jane, user: {exec: {command: aws}}}
`;

for (const language of ['en', 'ja'] satisfies Language[]) {
  describe(`every view (${language})`, () => {
    const words = WORDS[language];
    let lists: Lists;
    let stage: Stage;
    before(async () => {
      lists = await Lists.open(1200);
      const clusters = [
        { id: 'prod', name: 'production', origin: lists.origin },
        { id: 'dev', name: 'staging', origin: lists.origin, base: '/k8s/clusters/c-abc' },
      ];
      stage = await openWith(clusters, { language });
      await mkdir(folder, { recursive: true });
    });
    after(async () => {
      await stage.close();
      await lists.close();
    });

    async function picture(page: Page, name: string): Promise<void> {
      assert.deepEqual(await findings(page), []);
      await page.bringToFront();
      assert.deepEqual(await unseen(page), []);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        const path = `${folder}${name}-${language}-${theme}.png`;
        const { length } = await page.screenshot({ path, fullPage: true });
        // An empty page is smaller.
        assert.ok(length > 5_000, `${path} has ${length} bytes`);
      }
      // Firefox's driver knows no other colours than the themes'.
      if (!isFirefox) await pictureInForcedColors(page, name);
      await page.setViewportSize({ width: 320, height: 600 });
      const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
      assert.equal(scrollWidth, clientWidth);
      await page.close();
    }

    async function pictureInForcedColors(page: Page, name: string): Promise<void> {
      await page.emulateMedia({ forcedColors: 'active' });
      await page.screenshot({ path: `${folder}${name}-${language}-contrast.png`, fullPage: true });
      assert.deepEqual(await unseen(page), []);
      await page.emulateMedia({ forcedColors: 'none' });
    }

    for (const [name, record] of Object.entries(states)) {
      it(`is fine and pictured: the popup: ${name}`, async () => {
        await stage.write(record(stage));
        const popup = await stage.popup();
        await popup.setViewportSize({ width: 380, height: 600 });
        await picture(popup, `popup ${name}`.replaceAll(' ', '-'));
      });
    }

    it('is fine and pictured: the popup: an address that only the user can know', async () => {
      await stage.write(stage.record());
      await stage.propose(`${'long-name.'.repeat(24)}example.com:6443`);
      const popup = await stage.popup();
      await popup.setViewportSize({ width: 380, height: 900 });
      await picture(popup, 'popup-proposed');
      await stage.renewSubject();
    });

    it('is fine and pictured: the search', async () => {
      const search = await Search.open(stage);
      await search.box.fill('graf mon');
      await search.counts(/\d/);
      await search.page.locator('.row-name b').first().waitFor();
      await picture(search.page, 'search');
      const again = await Search.open(stage);
      await again.box.fill('');
      await again.page.close();
    });

    it('is fine and pictured: the form', async () => {
      const search = await Search.open(stage);
      await search.box.fill('grafana');
      await search.counts(/\d/);
      await search.page.getByRole('button', { name: words.more }).click();
      await search.page.getByRole('heading', { name: 'kubectl get --raw' }).waitFor();
      await picture(search.page, 'form');
    });

    it('is fine and pictured: how clusters are added', async () => {
      const page = await Search.openAnywhere(stage);
      await page.getByRole('button', { name: /検索に戻る|Back to the search/ }).click();
      await page.getByRole('combobox').fill('');
      await page.getByRole('button', { name: words.add }).click();
      await page.getByLabel(words.paste).fill(KUBECONFIG);
      await page.getByText('production').first().waitFor();
      await picture(page, 'add');
    });

    for (const [name, path] of [
      ['settings', 'options.html'],
      ['welcome', 'welcome.html'],
    ] as const) {
      it(`is fine and pictured: the ${name}`, async () => {
        const page = await stage.page();
        await page.setViewportSize({ width: 720, height: 900 });
        await page.goto(stage.address(path));
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (name === 'welcome') await page.locator('.wrong p, .right p').first().waitFor();
        await picture(page, name);
      });
    }
  });
}

/** What the Tab key comes to, in reading order, and that doesn't show to have the focus. */
async function unseen(page: Page): Promise<string[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const found: string[] = [];
  for (let stop = 0; ; stop++) {
    await page.keyboard.press('Tab');
    const { name, wrong } = await page.evaluate(nextStop, stop === 0);
    if (!name) return found;
    if (wrong) found.push(`${name}: ${wrong}`);
  }
}

type Walking = typeof globalThis & { last: Element | null };

/** Runs in the page. A stop without a name is where it begins again. */
function nextStop(first: boolean): { name: string; wrong: string } {
  const here = document.activeElement;
  const walking = globalThis as Walking;
  const last = first ? null : walking.last;
  walking.last = here;
  if (!here || here === document.body || here === last) return { name: '', wrong: '' };
  const name = here.getAttribute('aria-label') || here.textContent || here.id || here.tagName;
  const isBehind = last && here.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (isBehind) return { name: '', wrong: '' };
  // What stands for a hidden radio button is drawn beside it.
  const drawn = [here, here.nextElementSibling, here.parentElement];
  const isShown = drawn.some((each) => each && getComputedStyle(each).outlineStyle !== 'none');
  return { name, wrong: isShown ? '' : 'has the focus and does not show it' };
}
