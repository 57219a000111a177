/** Chromium hides some headers without a word that Firefox doesn't know. */
export function allHeaders<Kind extends string>(kind: Kind): (Kind | 'extraHeaders')[] {
  return import.meta.env.FIREFOX ? [kind] : [kind, 'extraHeaders'];
}
