export {
  type Browser,
  hasDynamicRules,
  type LaunchOptions,
  launch,
  type Ready,
} from './chromium.ts';
