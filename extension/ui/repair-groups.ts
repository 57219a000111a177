/**
 * The kinds of repairs, in the words of people. A kind is a request type of the
 * network layer or the name of a repair of the page layer; several may mean one
 * thing to people, such as `xmlhttprequest`, `xhr` and `fetch`.
 */
export const GROUPS = {
  document: ['document', 'main_frame', 'alias'],
  fragment: ['fragment'],
  script: ['script', 'module'],
  style: ['stylesheet', 'style'],
  image: ['image', 'imageset'],
  font: ['font'],
  media: ['media'],
  request: ['xmlhttprequest', 'xhr', 'fetch'],
  stream: ['eventsource'],
  socket: ['websocket'],
  worker: ['worker', 'service-worker'],
  frame: ['sub_frame', 'object'],
  link: ['link'],
  form: ['form'],
  history: ['history', 'leaving'],
  cookie: ['cookie', 'storage'],
  window: ['window-open'],
  other: ['element', 'ping', 'beacon', 'csp_report', 'web_manifest', 'webbundle', 'other'],
} as const;

export type Group = keyof typeof GROUPS;

const groupOfKind = new Map<string, Group>(
  Object.entries(GROUPS).flatMap(([group, kinds]) =>
    kinds.map((kind): [string, Group] => [kind, group as Group]),
  ),
);

/** The group of a kind; `null` for one that no list names. */
export function groupOf(kind: string): Group | null {
  return groupOfKind.get(kind) ?? null;
}

/** Counts by group, largest first. */
export function byGroup(repairs: Readonly<Record<string, number>>): [Group, number][] {
  const counts = new Map<Group, number>();
  for (const [kind, count] of Object.entries(repairs)) {
    const group = groupOf(kind) ?? 'other';
    counts.set(group, (counts.get(group) ?? 0) + count);
  }
  return [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
}
