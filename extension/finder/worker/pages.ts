/** The pages that listen, each with the rows that it shows. */
import type { Ask, Tell } from '../messages.ts';

export type Window = Extract<Ask, { ask: 'show' }>;

export class Pages {
  private readonly windows = new Map<MessagePort, Window | null>();

  add(port: MessagePort): void {
    this.windows.set(port, null);
  }

  remove(port: MessagePort): void {
    this.windows.delete(port);
    port.close();
  }

  /** Whether it shows rows for the first time. */
  show(port: MessagePort, window: Window): boolean {
    const isFirst = !this.windows.get(port);
    this.windows.set(port, window);
    return isFirst;
  }

  /** Those that show rows: somebody looks at them. */
  get looking(): [MessagePort, Window][] {
    return [...this.windows].filter((entry): entry is [MessagePort, Window] => entry[1] !== null);
  }

  tellAll(tell: Tell): void {
    for (const port of this.windows.keys()) port.postMessage(tell);
  }
}
