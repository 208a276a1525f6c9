/** A node of V8's sampling heap profile, as far as it is read here. */
export interface ProfileNode {
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly selfSize: number;
  readonly children: readonly ProfileNode[];
}

/** Where code was written; undefined: not code of the page. */
export type SourceOf = (frame: ProfileNode['callFrame']) => string | undefined;

/** Ours is what lies in a workspace; Lightning, hls.js, zod and the like are not. */
const isOurs = (source: string): boolean => !source.includes('node_modules');

/**
 * Bytes that the page's own code allocated, by function. What the engine allocates for a function (an array's `map`, JSON)
 * counts as that function's.
 */
export function ownAllocations(root: ProfileNode, sourceOf: SourceOf): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  const visit = (node: ProfileNode, owner: string | undefined): void => {
    const { callFrame } = node;
    const source = callFrame.url === '' ? undefined : (sourceOf(callFrame) ?? callFrame.url);
    let own = owner;
    if (source !== undefined) {
      const name = callFrame.functionName === '' ? '(anonymous)' : callFrame.functionName;
      own = isOurs(source) ? `${name} ${source}:${callFrame.lineNumber + 1}:${callFrame.columnNumber + 1}` : undefined;
    }
    if (own !== undefined && node.selfSize > 0) bytes.set(own, (bytes.get(own) ?? 0) + node.selfSize);
    for (const child of node.children) visit(child, own);
  };
  visit(root, undefined);
  return bytes;
}
