/**
 * Firefox: blocking listeners, which decide on each request by the document that asks. There is nothing to put in force
 * for a tab: what is known of it is in its record.
 */
import { forgetApart, keepApart } from './firefox/apart.ts';
import { changeHeaders } from './firefox/headers.ts';
import { followStorage, knowledge, learnAgain } from './firefox/known.ts';
import { routeRequests } from './firefox/route.ts';
import { followShown, forgetShown } from './firefox/shown.ts';
import { typed } from './firefox/typed.ts';
import { hearUnanswered } from './firefox/unanswered.ts';
import type { Network } from './network.ts';

export const firefox: Network = {
  mayBeLate: false,
  listen() {
    followStorage();
    routeRequests();
    changeHeaders();
    followShown(knowledge);
    forgetApart();
  },
  hearUnanswered,
  typed,
  apart: keepApart,
  prepare: learnAgain,
  enter: learnAgain,
  root: forgetShown,
  leave: () => Promise.resolve(),
};
