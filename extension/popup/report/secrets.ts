/** Takes out of a text what nobody should send to others. What is left of a URL says where, and no more. */

/** In this order. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // User name and password of a URL.
  [/(\b[a-z]+:\/\/)[^\s/@?#]*@/gi, '$1'],
  // Its query and fragment. A `?` and a bare word is how the core names a parameter that matters.
  [/\?[^\s`?]*=[^\s`]*/g, '?…'],
  [/%3f[^\s`]*/gi, '%3F…'],
  [/(:\/\/[^\s`?#]*)[?#][^\s`]+/g, '$1'],
  [/(\/[^\s`#]*)#[^\s`]*/g, '$1'],
  // Parameters within a path, such as a session's id.
  [/;[\w.-]+=[^\s`/;]*/g, ';…'],
  [/\b(bearer|basic|token)\s+(?=\S*\d)[\w.~+/=-]{8,}/gi, '$1 …'],
  [/\b((?:set-)?cookie|authorization)\s*:\s*\S+=[^\n`]*/gi, '$1: …'],
  // A JSON Web Token.
  [/\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g, '…'],
  // What is random: names of Kubernetes have neither capitals nor so many hexadecimal digits in a row.
  [/\b(?=\w*[A-Z])(?=\w*[a-z])(?=\w*\d)\w{24,}\b/g, '…'],
  [/\b[0-9a-f]{32,}\b/gi, '…'],
];

export function withoutSecrets(text: string): string {
  return SECRETS.reduce((left, [secret, instead]) => left.replace(secret, instead), text);
}
