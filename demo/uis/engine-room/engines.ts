/** Revolutions a minute at each order that the bridge can give. */
export const orders = { stop: 0, slow: 40, half: 75, full: 110 } as const;

export type Order = keyof typeof orders;

export const isOrder = (text: string): text is Order => Object.hasOwn(orders, text);

export interface Engine {
  name: string;
  speed: number;
  heat: number;
}

/** Engines that follow an order as slowly as real ones do. */
export class Engines {
  order: Order = 'half';
  private readonly all: Engine[] = ['Port', 'Centre', 'Starboard'].map((name, at) => ({
    name,
    speed: 70 + at * 3,
    heat: 78 + at * 2,
  }));
  private ticks = 0;

  now(): { order: Order; engines: readonly Engine[] } {
    return { order: this.order, engines: this.all };
  }

  tick(): void {
    this.ticks += 1;
    for (const [at, engine] of this.all.entries()) {
      const wanted = orders[this.order] * (1 + Math.sin(this.ticks / 3 + at * 2) / 25);
      engine.speed += (wanted - engine.speed) / 6;
      engine.heat += (45 + engine.speed / 2 + at - engine.heat) / 20;
    }
  }
}
