import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = join(import.meta.dirname, '../../artifacts/apps');
const kept = 200;

/** What went wrong in a page, kept to be read after a probe failed. */
export class Evidence {
  private readonly lines: string[] = [];

  constructor(private readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.add(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.add(`uncaught: ${error.message}`));
    page.on('requestfailed', (request) => {
      this.add(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) this.add(`${response.status()} ${response.url()}`);
    });
  }

  private add(line: string): void {
    if (this.lines.length < kept) this.lines.push(line);
  }

  /** Writes a log and a picture; answers where. */
  async save(name: string, failure: string): Promise<string> {
    await mkdir(folder, { recursive: true });
    const file = join(folder, name.replaceAll(' ', '-'));
    await writeFile(`${file}.txt`, `${[failure, '', ...this.lines].join('\n')}\n`);
    await this.page.screenshot({ path: `${file}.png`, timeout: 5_000 }).catch((error: Error) => {
      this.add(`no picture: ${error.message}`);
    });
    return `${file}.txt`;
  }
}
