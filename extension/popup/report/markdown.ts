/** Writes a report as Markdown, with nothing in it that is secret or that would be read as markup. */
import { withoutSecrets } from './secrets.ts';

/** Words, or something to be taken literally. */
export type Part = string | { readonly code: string };

export interface Line {
  readonly parts: readonly Part[];
  /** Set in below it. */
  readonly more?: readonly Line[];
}

export interface Chapter {
  readonly title: string;
  readonly lines: readonly Line[];
}

export interface Contents {
  readonly title: string;
  readonly facts: readonly Line[];
  readonly chapters: readonly Chapter[];
  readonly note: string;
}

export function markdown({ title, facts, chapters, note }: Contents): string {
  const told = chapters.filter(({ lines }) => lines.length > 0);
  const blocks = [
    `# ${words(title)}`,
    list(facts),
    ...told.flatMap((chapter) => [`## ${words(chapter.title)}`, list(chapter.lines)]),
    words(note),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function list(lines: readonly Line[], indent = ''): string {
  return lines
    .flatMap(({ parts, more = [] }) => [
      `${indent}- ${parts.map(part).join('')}`,
      ...(more.length > 0 ? [list(more, `${indent}  `)] : []),
    ])
    .join('\n');
}

function part(each: Part): string {
  return typeof each === 'string' ? words(each) : code(each.code);
}

function words(text: string): string {
  return onOneLine(withoutSecrets(text)).replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

function code(text: string): string {
  return `\`${onOneLine(withoutSecrets(text)).replaceAll('`', "'")}\``;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
