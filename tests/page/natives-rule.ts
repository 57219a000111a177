/** Finds in a file what a page could have patched by the time it runs. */
import { parseAst } from 'rolldown/parseAst';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** Names of methods on built-ins' prototypes, and what DOM objects have besides. */
const METHODS = new Set(
  [
    ...[String, Array, Function, Promise, Map, Set, WeakMap, RegExp, Date, Number, URL],
    ...[Headers, Request, Response, EventTarget, Event],
  ]
    .flatMap(({ prototype }) => methodsOf(prototype))
    .concat(['getAttribute', 'setAttribute', 'append', 'remove', 'closest', 'querySelector'])
    .concat([
      'observe',
      'disconnect',
      'takeRecords',
      'pushState',
      'replaceState',
      'getEntriesByType',
    ])
    .filter((name) => name !== 'constructor'),
);

function methodsOf(prototype: object): PropertyKey[] {
  const all = Object.getOwnPropertyDescriptors(prototype);
  return Object.entries(all).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [name] : [],
  );
}

/** Neither can be patched, nor does a page's patch matter. */
const HARMLESS = new Set(['undefined', 'arguments', 'NaN', 'Infinity']);

const TYPES = /^TS(?!AsExpression|NonNullExpression|SatisfiesExpression|InstantiationExpression)/;

export function lintPage(code: string): string[] {
  const program = parseAst(code, { lang: 'ts' }) as unknown as Node;
  const known = new Set<string>();
  walk(program, (node) => declare(node, known));
  const faults: string[] = [];
  walk(program, (node, parent) => {
    const fault = faultOf(node, parent, known);
    if (fault) faults.push(`line ${code.slice(0, node.start).split('\n').length}: ${fault}`);
  });
  return faults;
}

function walk(
  node: Node,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  // `import.meta` is syntax: its two words are no names.
  if (TYPES.test(node.type) || node.type === 'MetaProperty') return;
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') walk(child as Node, visit, node);
    }
  }
}

/** Every name that the file declares or imports, in whatever scope. */
function declare(node: Node, known: Set<string>): void {
  const names = (pattern: unknown): void => {
    const { type, ...at } = (pattern ?? {}) as Node;
    if (type === 'Identifier') known.add(at['name'] as string);
    for (const part of ['left', 'value', 'argument', 'local']) if (at[part]) names(at[part]);
    for (const list of ['properties', 'elements'])
      for (const one of (at[list] as Node[]) ?? []) names(one);
  };
  if (node.type === 'VariableDeclarator') names(node['id']);
  if (/^Import.*Specifier$/.test(node.type)) names(node['local']);
  if (/Function/.test(node.type)) {
    names(node['id']);
    for (const parameter of node['params'] as Node[]) names(parameter);
  }
  if (node.type === 'CatchClause') names(node['param']);
}

function faultOf(node: Node, parent: Node | null, known: Set<string>): string | null {
  switch (node.type) {
    case 'Identifier':
      return isRead(node, parent) &&
        !known.has(node['name'] as string) &&
        !HARMLESS.has(node['name'] as string)
        ? `global ${node['name']}`
        : null;
    case 'CallExpression':
      return methodOf(node['callee'] as Node);
    case 'ForOfStatement':
      return 'iterator of for…of';
    case 'SpreadElement':
      return parent?.type === 'ObjectExpression' ? null : 'iterator of …';
    case 'ArrayPattern':
      return 'iterator of [ ] =';
    default:
      return null;
  }
}

/** Whether an identifier is a value that is read, and no name of a member or a label. */
function isRead(node: Node, parent: Node | null): boolean {
  if (!parent) return true;
  const named = { MemberExpression: 'property', Property: 'key', MethodDefinition: 'key' }[
    parent.type
  ];
  if (named && parent[named] === node) return parent['computed'] === true;
  return !/^(Import|Export).*Specifier$|^Labeled/.test(parent.type);
}

function methodOf(callee: Node): string | null {
  const { property, computed } = callee as unknown as { property?: Node; computed?: boolean };
  if (callee.type !== 'MemberExpression' || computed || !property) return null;
  const name = property['name'] as string;
  return METHODS.has(name) ? `method ${name}` : null;
}
