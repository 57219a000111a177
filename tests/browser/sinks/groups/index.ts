import type { Sinks } from '../sink.ts';
import { attributes } from './attributes.ts';
import { documents } from './documents.ts';
import { graphics } from './graphics.ts';
import { headers } from './headers.ts';
import { history } from './history.ts';
import { markup } from './markup.ts';
import { navigation } from './navigation.ts';
import { network } from './network.ts';
import { properties } from './properties.ts';
import { scripts } from './scripts.ts';
import { strings } from './strings.ts';
import { styles } from './styles.ts';
import { tree } from './tree.ts';
import { workers } from './workers.ts';

const groups: readonly Sinks[] = [
  network,
  properties,
  attributes,
  tree,
  scripts,
  documents,
  graphics,
  strings,
  styles,
  markup,
  headers,
  workers,
  history,
  navigation,
];

/** Every sink by its name. */
export const sinks: Sinks = Object.assign({}, ...groups);
