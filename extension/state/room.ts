/** Where in the popup the user is. It is kept as a draft: a popup that closed half-way opens there again. */
import type { Fields } from '../desk/desk.ts';

export type Room =
  | { readonly room: 'find' }
  | { readonly room: 'apart'; readonly text: string }
  | { readonly room: 'build'; readonly fields: Fields }
  | { readonly room: 'add'; readonly text: string };

/** The draft's name. */
export const ROOM = 'room';
