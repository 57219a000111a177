/** The events between the page layer and the relay in the isolated world. */

/** From the page: JSON with the mode in force and counts of repairs. */
export const REPORT = 'porthole-report';
/** To the page: take the repairs away. */
export const OFF = 'porthole-off';
