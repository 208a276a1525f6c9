import type { NewerNames } from './newerNames.js';
import { isNode, nameOf, parse, type TreeNode, walk } from './syntaxTree.js';

/** Syntax that Chromium 68 does not read. */
const NEWER_SYNTAX = new Set([
  'ChainExpression',
  'PropertyDefinition',
  'PrivateIdentifier',
  'StaticBlock',
  'Decorator',
]);
const NEWER_OPERATORS = new Set(['??', '??=', '||=', '&&=']);
const FUNCTION = /^(Arrow)?Function/;
/** WebKit reads look-behind since 16.4; one expression that cannot be read keeps the whole page dark. */
const LOOK_BEHIND = /\(\?<[=!]/;

export interface Known extends NewerNames {
  readonly globals: ReadonlySet<string>;
  /** What the page fills in before anything else runs: `flat`, `Object.hasOwn`, `globalThis`. */
  readonly filled: ReadonlySet<string>;
}

/** What an old engine does not have: `what` names it, `at` is the code around it. */
export interface Trouble {
  readonly what: string;
  readonly at: string;
}

/**
 * What of a built script an old engine cannot read or does not have. A name that the script asks about before it uses
 * it (`typeof name`, `value.name == null`) is no trouble, nor is a method that it defines somewhere.
 */
export function engineTrouble(code: string, known: Known): Trouble[] {
  const names = new Names();
  const suspects: { readonly what: string; readonly node: TreeNode; readonly excused?: () => boolean }[] = [];
  const tree = parse(code);
  walk(tree, (node, parent, key) => {
    names.read(node, parent, key);
    for (const what of newerSyntax(node, code)) suspects.push({ what, node });
    const suspect = newerName(node, parent, key, known);
    if (suspect) suspects.push({ what: suspect.what, node, excused: () => suspect.excusedBy(names) });
  });
  const around = ({ start, end }: TreeNode) => code.slice(Math.max(0, start - 40), Math.min(end, start + 60) + 20);
  const found = suspects.filter(({ excused }) => !excused?.()).map(({ what, node }) => ({ what, at: around(node) }));
  return awaitsAtTop(tree) ? [...found, { what: 'top-level await', at: '' }] : found;
}

function* newerSyntax(node: TreeNode, code: string): Generator<string> {
  if (NEWER_SYNTAX.has(node.type) || NEWER_OPERATORS.has(String(node.operator))) yield `syntax ${node.type}`;
  if (node.type === 'ExportAllDeclaration' && node.exported) yield 'syntax export * as';
  if (node.type === 'TemplateElement' && LOOK_BEHIND.test(code.slice(node.start, node.end))) yield 'look-behind';
  if (node.type !== 'Literal') return;
  const regex = node.regex as { pattern: string; flags: string } | undefined;
  if (LOOK_BEHIND.test(regex?.pattern ?? (typeof node.value === 'string' ? node.value : ''))) yield 'look-behind';
  if (regex && /[dv]/.test(regex.flags)) yield 'flag of a regular expression';
  if (typeof node.value === 'number' && String(node.raw).includes('_')) yield 'syntax 1_000';
}

/** A name that is newer than the engines, and whether the names of the whole script excuse it. */
function newerName(
  node: TreeNode,
  parent: TreeNode | null,
  key: string,
  { methods, statics, globals, filled }: Known,
): { readonly what: string; readonly excusedBy: (names: Names) => boolean } | undefined {
  if (node.type === 'MemberExpression' && node.computed !== true) {
    const name = nameOf(node.property) ?? '';
    const full = `${nameOf(node.object)}.${name}`;
    if (statics.has(full))
      return filled.has(full) ? undefined : { what: full, excusedBy: ({ asked }) => asked.has(name) };
    const isCall = parent?.type === 'CallExpression' && key === 'callee';
    if (isCall && methods.has(name) && !filled.has(name))
      return { what: `.${name}()`, excusedBy: ({ asked, defined }) => asked.has(name) || defined.has(name) };
  }
  const global = isReference(node, parent, key) ? nameOf(node) : undefined;
  if (global === undefined || globals.has(global) || filled.has(global)) return undefined;
  return { what: global, excusedBy: ({ bound, asked }) => bound.has(global) || asked.has(global) };
}

/** The names that a script binds, defines and asks about, wherever it does. */
class Names {
  /** Bound by the script somewhere, whatever the scope: what is left is global. */
  readonly bound = new Set<string>();
  /** Methods that the script defines itself. */
  readonly defined = new Set<string>();
  /** Read without being called, or after `typeof`. */
  readonly asked = new Set<string>();

  read(node: TreeNode, parent: TreeNode | null, key: string): void {
    const { type } = node;
    if (type === 'VariableDeclarator' || type.startsWith('Class')) this.#bind(node.id);
    else if (FUNCTION.test(type)) {
      this.#bind(node.id);
      this.#bind(node.params);
    } else if (type === 'CatchClause') this.#bind(node.param);
    else if (type.startsWith('Import')) this.#bind(node.local);
    else if (type === 'UnaryExpression' && node.operator === 'typeof') this.asked.add(nameOf(node.argument) ?? '');
    else if (
      type === 'MethodDefinition' ||
      (type === 'Property' && isNode(node.value) && FUNCTION.test(node.value.type))
    )
      this.defined.add(nameOf(node.key) ?? '');
    else if (type === 'MemberExpression' && node.computed !== true) {
      const name = nameOf(node.property) ?? '';
      if (parent?.type === 'AssignmentExpression' && key === 'left') this.defined.add(name);
      else if (key !== 'callee') this.asked.add(name);
    }
  }

  #bind(pattern: unknown): void {
    if (Array.isArray(pattern)) for (const item of pattern) this.#bind(item);
    if (!isNode(pattern)) return;
    const name = nameOf(pattern);
    if (name !== undefined) this.bound.add(name);
    for (const part of ['properties', 'elements', 'argument', 'left']) this.#bind(pattern[part]);
    if (pattern.type === 'Property') this.#bind(pattern.value);
  }
}

/** Whether an identifier stands for a variable: it is no member, key, label or name in an import. */
function isReference(node: TreeNode, parent: TreeNode | null, key: string): boolean {
  if (node.type !== 'Identifier' || !parent) return false;
  if (key === 'property' || key === 'key') return parent.computed === true;
  return !/Specifier|Labeled|Break|Continue|MetaProperty/.test(parent.type);
}

function awaitsAtTop(node: TreeNode): boolean {
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await === true)) return true;
  if (FUNCTION.test(node.type)) return false;
  return Object.values(node)
    .flat()
    .some((child) => isNode(child) && awaitsAtTop(child));
}
