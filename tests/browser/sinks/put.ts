/** Elements in the page, as scripts make them. */

/** By their properties. */
export function put<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  into: Node = document.body,
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  into.appendChild(made);
  return made;
}

/** By their attributes. */
export function putWith(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  into: Node = document.body,
): Element {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name] as string);
  into.appendChild(made);
  return made;
}
