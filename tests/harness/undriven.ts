/**
 * A Chromium whose pages no driver is attached to for longer than a question takes: where one is, pages are not rendered
 * ahead of a click.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { switches } from './switches.ts';
import { waitFor } from './worker.ts';

/** As `hasDynamicRules` asks the worker; here the page that welcomes is asked, which no driver holds. */
const hasDynamicRules =
  'chrome.declarativeNetRequest.getDynamicRules().then((rules) => rules.length > 0)';

interface Message {
  readonly id: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

export class Undriven {
  private readonly waiting = new Map<number, (message: Message) => void>();
  private sent = 0;
  private read = '';

  private constructor(
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {
    const answers = process.stdio[4] as Readable;
    answers.setEncoding('utf8').on('data', (text: string) => this.take(text));
  }

  static async launch(extension: string): Promise<Undriven> {
    const profile = await mkdtemp(join(tmpdir(), 'porthole-undriven-'));
    const args = [
      ...switches({ extension }),
      '--headless=new',
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ];
    const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    const browser = new Undriven(spawn(path, args, { stdio: [...stdio] }), profile);
    await browser.untilStarted();
    return browser;
  }

  private async untilStarted(): Promise<void> {
    const starts = () => this.ask('chrome-extension://', hasDynamicRules);
    await waitFor('the start of the extension', async () => (await starts()) === true);
  }

  async targets(): Promise<readonly Target[]> {
    const { targetInfos } = await this.send('Target.getTargets');
    return targetInfos as Target[];
  }

  async open(url: string): Promise<void> {
    await this.send('Target.createTarget', { url });
  }

  /** What an expression comes to in the first page whose URL begins so, as if a person had clicked for it. */
  async ask(url: string, expression: string): Promise<unknown> {
    const page = (await this.targets()).find(
      (one) => one.type === 'page' && one.url.startsWith(url),
    );
    if (!page) throw new Error(`no page shows ${url}`);
    const { targetId } = page;
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const asked = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result } = await this.send('Runtime.evaluate', asked, String(sessionId));
    await this.send('Target.detachFromTarget', { sessionId });
    return (result as { value?: unknown }).value;
  }

  async close(): Promise<void> {
    const ended = new Promise((end) => this.process.once('exit', end));
    await this.send('Browser.close');
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private send(
    method: string,
    params: object = {},
    sessionId?: string,
  ): Promise<Record<string, unknown>> {
    const id = ++this.sent;
    const answered = new Promise<Record<string, unknown>>((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
    });
    const questions = this.process.stdio[3] as Writable;
    questions.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answered;
  }

  private take(text: string): void {
    const messages = (this.read + text).split('\0');
    this.read = messages.pop() ?? '';
    for (const json of messages) {
      const message = JSON.parse(json) as Message;
      this.waiting.get(message.id)?.(message);
      this.waiting.delete(message.id);
    }
  }
}
