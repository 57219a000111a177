import { stripVTControlCharacters } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { goBack } from '../../harness/index.ts';

/** What a person at a browser does and sees. Every step has a name, which its failure tells. */
export class User {
  private constructor(
    readonly page: Page,
    /** How long a step may take, in milliseconds. */
    private readonly patience: number,
  ) {}

  static async opens(page: Page, url: string, patience: number): Promise<User> {
    page.setDefaultTimeout(patience);
    const user = new User(page, patience);
    // The network layer may lead through a page of the extension: 'commit' is all that is sure.
    await user.step('open the address', () => page.goto(url, { waitUntil: 'commit' }));
    return user;
  }

  async step(name: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`step "${name}" failed at ${this.page.url()}: ${firstLines(reason)}`, {
        cause: error,
      });
    }
  }

  sees(what: string, locator: Locator): Promise<void> {
    return this.step(`see ${what}`, () => locator.first().waitFor({ state: 'visible' }));
  }

  clicks(what: string, locator: Locator): Promise<void> {
    return this.step(`click ${what}`, () => locator.first().click());
  }

  /**
   * Clicks again while nothing happens: a page rendered by its server looks finished before its
   * scripts listen. Only for clicks that may be repeated.
   */
  clicksUntil(what: string, locator: Locator, result: Locator): Promise<void> {
    const click = () => locator.first().click();
    return this.step(`click ${what} and see what it does`, () => this.until(click, result));
  }

  /** The same for what is typed before: such a page may also empty the field when its scripts come to it. */
  sendsUntil(what: string, field: Locator, text: string, send: Locator, result: Locator) {
    const type = async () => {
      await field.first().fill(text);
      await send.first().click();
    };
    return this.step(`type ${what}, and see what it does`, () => this.until(type, result));
  }

  private async until(action: () => Promise<void>, result: Locator): Promise<void> {
    const deadline = Date.now() + this.patience;
    for (;;) {
      await action();
      const seen = result.first().waitFor({ state: 'visible', timeout: 1_500 });
      try {
        return await seen;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  types(what: string, locator: Locator, text: string): Promise<void> {
    return this.step(`type ${what}`, () => locator.first().fill(text));
  }

  /** Until something that only a function in the page can tell is true. */
  finds(what: string, condition: () => boolean): Promise<void> {
    return this.step(`find ${what}`, () =>
      this.page.waitForFunction(condition, null, { polling: 100 }),
    );
  }

  /** Until no frame has asked for anything for half a second. */
  waits(): Promise<void> {
    const quiet = () => this.page.frames().map((frame) => frame.waitForLoadState('networkidle'));
    return this.step('wait until all has loaded', () => Promise.all(quiet()));
  }

  reloads(): Promise<void> {
    return this.step('reload', () => this.page.reload({ waitUntil: 'commit' }));
  }

  goesBack(): Promise<void> {
    return this.step('go back', () => goBack(this.page, this.patience));
  }

  /** Another address typed, so that Back has to bring the app back. */
  leaves(): Promise<void> {
    return this.step('leave for another page', () => this.page.goto('about:blank'));
  }
}

function firstLines(text: string): string {
  return text
    .split('\n')
    .map((line) => stripVTControlCharacters(line).trim())
    .filter(Boolean)
    .slice(0, 3)
    .join(' | ');
}
