/** The messages of both languages, and the sources that they are held to. */
import { readFile } from 'node:fs/promises';

export const root = new URL('../../../', import.meta.url);
export const text = (path: string) => readFile(new URL(path, root), 'utf8');

/** Messages by their full key: nested objects are joined by dots. */
function flat(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value as object, `${path}${key}.`),
  );
}

const read = async (language: string) =>
  new Map(flat(JSON.parse(await text(`extension/locales/${language}.json`)) as object));

export const [en, ja] = await Promise.all([read('en'), read('ja')]);
