export {
  type Browser,
  hasDynamicRules,
  type LaunchOptions,
  launch,
  type Ready,
  welcomePage,
} from './chromium.ts';
