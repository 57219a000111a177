/**
 * Firefox takes no import map once it has begun to load a module, and it begins with a preload before any script of ours
 * sees it. So its network layer writes another word into documents on the way, and the page layer puts the real one back
 * once our map is there.
 */
export const PRELOAD = 'modulepreload';
export const HELD = 'porthole-modulepreload';
