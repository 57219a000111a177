/**
 * The background: connects the browser's events to what is known of each tab. No
 * promise rests on its being awake; rules and registered scripts do the work.
 */
import { defineBackground } from 'wxt/utils/define-background';
import { network } from '../network/this-browser.ts';
import { followRedirects } from './away.ts';
import { showBadges } from './badge.ts';
import { forgetClosedTabs } from './closed-tabs.ts';
import { moveCookies } from './cookies.ts';
import { copyUrls } from './copy-url.ts';
import { noticeLosses } from './losses.ts';
import { followLostTabs } from './lost.ts';
import { answerMessages } from './messages.ts';
import { followNavigations } from './navigations.ts';
import { answerOmnibox } from './omnibox.ts';
import { enterOpenTabs } from './open-tabs.ts';
import { followPolicy } from './policy.ts';
import { noticeProblems } from './problems.ts';
import { countRedirects } from './redirects.ts';
import { followReplacedTabs } from './replaced-tabs.ts';
import { followSignIns } from './sign-ins.ts';
import { prepareOnStart } from './start.ts';
import { noticeUnanswered } from './unanswered.ts';
import { noticeUnowned } from './unowned.ts';
import { welcomeNewUsers } from './welcome.ts';

export default defineBackground({
  type: 'module',
  main() {
    network.listen();
    prepareOnStart();
    followPolicy();
    followSignIns();
    welcomeNewUsers();
    // Ahead of what forgets the mount that the redirect began on.
    followRedirects();
    followNavigations();
    if (!import.meta.env.FIREFOX) moveCookies();
    countRedirects();
    noticeProblems();
    followLostTabs();
    noticeLosses();
    noticeUnanswered();
    noticeUnowned();
    answerMessages();
    answerOmnibox();
    copyUrls();
    forgetClosedTabs();
    followReplacedTabs();
    showBadges();
    void enterOpenTabs();
  },
});
