/** Whether a text is something to take apart, and not letters of a name. */
export function looksLikeAddress(text: string): boolean {
  return /:\/\/|\/proxy\b|^\s*(?:\/api\/|apiVersion:|kubectl\s\S|Kubernetes\s\S+\s\S+)|\n/.test(
    text,
  );
}
