/** The network layer of the browser that this is built for. */
import { chromium } from './chromium.ts';
import type { Network } from './network.ts';

export const network: Network = chromium;
