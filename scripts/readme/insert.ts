/** Where README's table stands. */
const START = '<!-- made by npm run readme -->\n';
const END = '\n<!-- end -->';

/** The text with what stands between the marks replaced. */
export function insert(readme: string, table: string): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error(`README.md lacks the marks ${START}…${END}`);
  return readme.slice(0, start + START.length) + table + readme.slice(end);
}
