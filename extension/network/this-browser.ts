/** The network layer of the browser that this is built for. */
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import type { Network } from './network.ts';

export const network: Network = import.meta.env.FIREFOX ? firefox : chromium;
