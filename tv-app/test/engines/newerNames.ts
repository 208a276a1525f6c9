import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNode, nameOf, parse, type TreeNode, walk } from './syntaxTree.js';

/** Chromium 68 has the whole of this edition of ECMAScript, and a little of later ones. */
const EDITION = 2018;
const EARLY = [
  'trimStart',
  'trimEnd',
  'trimLeft',
  'trimRight',
  'getBigInt64',
  'getBigUint64',
  'setBigInt64',
  'setBigUint64',
];
const LIB = path.dirname(fileURLToPath(import.meta.resolve('typescript')));

/**
 * Methods that browsers got after Chromium 68 and WPE WebKit 2.38 with names that nothing else has; the others are in
 * TypeScript's own declarations. Source: MDN's browser-compat-data.
 */
const NEWER_IN_DOM = [
  'canParse',
  'checkVisibility',
  'createEncodedStreams',
  'getVideoPlaybackQuality',
  'isInputPending',
  'moveBefore',
  'randomUUID',
  'replaceChildren',
  'requestVideoFrameCallback',
  'scheduler',
  'setStreams',
  'throwIfAborted',
  'toggleAttribute',
];
const NEWER_STATIC_IN_DOM = ['AbortSignal.any', 'AbortSignal.timeout', 'Response.json', 'URL.parse'];

export interface NewerNames {
  /** Methods of values: `at` of `[].at(0)`. */
  readonly methods: ReadonlySet<string>;
  /** Functions of a global: `Object.hasOwn`. */
  readonly statics: ReadonlySet<string>;
}

/** What ECMAScript and browsers got after the oldest engines that the television's page is built for. */
export function newerNames(): NewerNames {
  const before = declared((edition) => edition <= EDITION);
  const after = declared((edition) => edition > EDITION);
  const dom = methodsOf('lib.dom.d.ts');
  return {
    methods: new Set([
      ...[...after.methods].filter((name) => !before.methods.has(name) && !dom.has(name) && !EARLY.includes(name)),
      ...NEWER_IN_DOM,
    ]),
    statics: new Set([...[...after.statics].filter((name) => !before.statics.has(name)), ...NEWER_STATIC_IN_DOM]),
  };
}

function declared(wanted: (edition: number) => boolean): { methods: Set<string>; statics: Set<string> } {
  const methods = new Set<string>();
  const statics = new Set<string>();
  for (const file of readdirSync(LIB)) {
    const edition = editionOf(file);
    // Nobody reaches Temporal without its global.
    if (edition === undefined || !wanted(edition) || file.includes('temporal')) continue;
    for (const { owner, name } of membersOf(file)) {
      const global = /^(\w+)Constructor$/.exec(owner)?.[1] ?? (STATIC_OBJECTS.has(owner) ? owner : undefined);
      if (global === undefined) methods.add(name);
      else statics.add(`${global}.${name}`);
    }
  }
  return { methods, statics };
}

const STATIC_OBJECTS = new Set(['Atomics', 'JSON', 'Math']);

function editionOf(file: string): number | undefined {
  const match = /^lib\.es(\d+|next)\b.*\.d\.ts$/.exec(file);
  if (!match) return undefined;
  return match[1] === 'next' ? Number.POSITIVE_INFINITY : Number(match[1]);
}

const methodsOf = (file: string): Set<string> => new Set(membersOf(file).map(({ name }) => name));

function membersOf(file: string): { owner: string; name: string }[] {
  const found: { owner: string; name: string }[] = [];
  walk(parse(readFileSync(path.join(LIB, file), 'utf8'), 'dts'), (node) => {
    const body = node.type === 'TSInterfaceDeclaration' && isNode(node.body) ? node.body.body : undefined;
    for (const member of (body ?? []) as TreeNode[]) {
      const name = member.type === 'TSMethodSignature' && member.computed !== true ? nameOf(member.key) : undefined;
      if (name !== undefined) found.push({ owner: nameOf(node.id) ?? '', name });
    }
  });
  return found;
}
