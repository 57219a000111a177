import { readdirSync, readFileSync } from 'node:fs';
import type { Encoding } from './encode.ts';

/** What the backend answers instead of telling what it was asked. */
export interface Scripted {
  status?: number;
  headers?: [string, string][];
  body?: string;
  /** How often the body is repeated. */
  repeat?: number;
  /** How the body is really encoded, whatever the headers say. */
  encode?: Encoding;
  /** Leaves the response open after the body, like an event stream. */
  hold?: boolean;
  /** Cuts the connection before the answer or in the middle of it. */
  cut?: 'before' | 'middle';
}

export interface Vector {
  name: string;
  /** Sent as it is written. `$P` is the prefix of the service web, `$PORT` the backend's port. */
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  websocket?: boolean;
  /** Sent as the cluster's administrator, where the answer to anyone else is 403. */
  admin?: boolean;
  response?: Scripted;
  /** The status straight at the API server, or what comes instead of one. */
  expect: number | 'no answer';
}

/** All cases, each named by its file and its own name. */
export function loadVectors(): Vector[] {
  const folder = new URL('vectors/', import.meta.url);
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const group = file.replace(/\.jsonl$/, '');
      const lines = readFileSync(new URL(file, folder), 'utf8').trim().split('\n');
      const vectors: Vector[] = lines.map((line) => JSON.parse(line));
      return vectors.map((vector) => ({ ...vector, name: `${group}: ${vector.name}` }));
    });
}
