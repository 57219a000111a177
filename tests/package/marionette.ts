import { connect, type Socket } from 'node:net';

type Answer = [type: number, id: number, error: { message: string } | null, result: unknown];

/** Firefox's own remote control: JSON arrays over TCP, each with its length in front. */
export class Marionette {
  private buffer = Buffer.alloc(0);
  private nextId = 1;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(private readonly socket: Socket) {
    socket.on('data', (data: Buffer) => this.take(data));
    socket.on('error', () => socket.destroy());
  }

  static async open(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    const marionette = new Marionette(socket);
    await marionette.send('WebDriver:NewSession', {});
    return marionette;
  }

  async send(command: string, parameters: object): Promise<unknown> {
    const id = this.nextId++;
    const text = JSON.stringify([0, id, command, parameters]);
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answered;
    if (error) throw new Error(`${command}: ${error.message}`);
    return result;
  }

  close(): void {
    this.socket.destroy();
  }

  private take(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const colon = this.buffer.indexOf(':');
      const end = colon + 1 + Number(this.buffer.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || this.buffer.length < end) return;
      const message: unknown = JSON.parse(this.buffer.subarray(colon + 1, end).toString());
      this.buffer = this.buffer.subarray(end);
      // The first message is a greeting, not an answer.
      if (Array.isArray(message)) this.settle(message as Answer);
    }
  }

  private settle(answer: Answer): void {
    this.waiting.get(answer[1])?.(answer);
    this.waiting.delete(answer[1]);
  }
}
