export type { Answer, Handler, Pages } from './app.ts';
export type { RuleChange, SessionRule } from './inside.ts';
export { type Given, inBothModes, type Mode } from './modes.ts';
export { permitted } from './permitted.ts';
export { builtExtension, Scene, type Tab } from './scene.ts';
export { settled } from './settled.ts';
export { until } from './until.ts';
