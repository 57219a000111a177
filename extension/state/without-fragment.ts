/** As `webRequest` tells a URL; `webNavigation` and `tabs` tell it with its fragment. */
export function withoutFragment(url: string): string {
  return url.replace(/#.*/s, '');
}
