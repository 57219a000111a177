import type { Arena } from '../kit/arena.ts';

/** Somebody tries to have something asked for in the user's name. */
export interface Attack {
  /** What is tried. */
  readonly name: string;
  /** Puts `mark` into the URL of whatever it asks for. */
  run(arena: Arena, mark: string): Promise<void>;
  /** Why it succeeds all the same: what no extension can prevent. The threat model has a row for it. */
  readonly residue?: string;
}
