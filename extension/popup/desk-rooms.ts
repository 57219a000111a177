/** The rooms that need the desk, loaded when the first of them is entered. */

import { ready } from '../desk/desk.ts';
import { Apart } from './build/apart.tsx';
import { Build } from './build/build.tsx';
import { AddCluster } from './clusters/add.tsx';

export async function openDesk() {
  await ready();
  return { AddCluster, Apart, Build };
}
