/** Porthole's mark, for the top of a page. */
export function Mark() {
  return <img class="mark" src="/icon/48.png" alt="" width="22" height="22" />;
}
