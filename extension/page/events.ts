/** What passes between the page layer and the rest of the extension. */

/** From the page: JSON with the mode in force and counts of repairs. */
export const REPORT = 'porthole-report';
/** To the page: take the repairs away. */
export const OFF = 'porthole-off';
/** In the origin's session storage: the prefix of the mount that this tab shows as its own root. */
export const WAY_BACK = 'porthole-way-back';
/** From the page: an uncaught error, or a request of a script that begins. */
export const HEALTH = 'porthole-health';
