import { buildAll } from './build/build.ts';

await buildAll();
