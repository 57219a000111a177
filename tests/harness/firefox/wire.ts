/**
 * The wire between Playwright and Firefox, which speak WebDriver BiDi with each other. Playwright is made for newer
 * Firefoxes than a release: what ours lacks is answered here, and what tests need beyond Playwright is asked here.
 */
import { firefox } from 'playwright-core';
import { COMMAND as COLORS, overrideColors } from './colors.ts';
import { inserting } from './insert.ts';
import { withoutReflection } from './reflection.ts';
import { untouching } from './touch.ts';

/** A command, an answer to one, or an event. */
export interface Message {
  readonly id?: number;
  readonly type?: string;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

/** What Playwright writes to and reads from. */
interface Transport {
  send(message: Message): void;
  close(): void;
  closeAndWait(): Promise<void>;
  onmessage?: (message: Message) => void;
  onclose?: (reason?: string) => void;
}

/** Playwright's own commands count from 1. */
const FIRST = 1_000_000_000;

export type Listener = (event: Message) => void;

export class Wire implements Transport {
  onmessage?: (message: Message) => void;
  /** The tabs that Playwright has opened. */
  readonly opened = new Set<string>();
  private readonly opening = new Set<number>();
  private readonly waiting = new Map<number, (answer: Message) => void>();
  private readonly listeners: Listener[] = [];
  private next = FIRST;

  constructor(private readonly transport: Transport) {
    transport.onmessage = (message) => this.take(message);
  }

  /** From Playwright. */
  send(message: Message): void {
    if (message.method === COLORS) {
      void overrideColors(this, message);
    } else if (message.method === 'browsingContext.create') {
      this.opening.add(message.id ?? -1);
      // A new page is a tab, as where a person opens one.
      this.transport.send({ ...message, params: { ...message.params, type: 'tab' } });
    } else {
      this.transport.send(untouching(withoutReflection(inserting(message))));
    }
  }

  /** To Playwright. */
  tell(message: Message): void {
    this.onmessage?.(message);
  }

  /** From tests, past Playwright. */
  async ask<T>(method: string, params: object): Promise<T> {
    const id = this.next++;
    const answered = new Promise<Message>((resolve) => this.waiting.set(id, resolve));
    this.transport.send({ id, method, params: params as Record<string, unknown> });
    const { error, message, result } = await answered;
    if (error) throw new Error(`${method}: ${error} ${message}`);
    return result as T;
  }

  /** Hears each event after Playwright. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  close(): void {
    this.transport.close();
  }

  closeAndWait(): Promise<void> {
    return this.transport.closeAndWait();
  }

  set onclose(then: (reason?: string) => void) {
    this.transport.onclose = then;
  }

  private take(message: Message): void {
    if (this.opening.delete(message.id ?? -1) && message.result)
      this.opened.add((message.result as Opened).context);
    const own = this.waiting.get(message.id ?? -1);
    this.waiting.delete(message.id ?? -1);
    if (own) own(message);
    else this.tell(message);
    if (message.type === 'event') for (const listener of this.listeners) listener(message);
  }
}

interface Opened {
  readonly context: string;
}

/** Playwright's own side of a browser, as far as it is of use here. */
interface BidiFirefox {
  connectToTransport(transport: Transport, options: { userDataDir?: string }): Promise<unknown>;
}
interface Inner {
  readonly _connection: { toImpl(of: unknown): { readonly _bidiFirefox: BidiFirefox } };
}

const wires = new Map<string, Wire>();

/** Puts a wire between Playwright and each Firefox that it launches from here on; once. */
export function tapWires(): void {
  const bidi = (firefox as unknown as Inner)._connection.toImpl(firefox)._bidiFirefox;
  const { connectToTransport } = bidi;
  if (Object.hasOwn(bidi, 'connectToTransport')) return;
  bidi.connectToTransport = (transport, options) => {
    const wire = new Wire(transport);
    wires.set(options.userDataDir ?? '', wire);
    return connectToTransport.call(bidi, wire, options);
  };
}

/** The wire to the Firefox with this profile. */
export function wireTo(profile: string): Wire {
  const wire = wires.get(profile);
  if (!wire) throw new Error(`no Firefox was launched with the profile ${profile}`);
  return wire;
}
