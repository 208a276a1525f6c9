import { parseAst } from 'vite';

/** A node of ESTree, as far as these checks read one. */
export interface TreeNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

export type Language = 'js' | 'dts';

export const parse = (code: string, lang: Language = 'js'): TreeNode => parseAst(code, { lang }) as unknown as TreeNode;

export const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Every node with the one that it is in, and under which key; parents before children. */
export function walk(node: TreeNode, visit: (node: TreeNode, parent: TreeNode | null, key: string) => void): void {
  const go = (node: TreeNode, parent: TreeNode | null, key: string): void => {
    visit(node, parent, key);
    // A bundle has half a million nodes: no copies of them.
    for (const name in node) {
      const child = node[name];
      if (typeof child !== 'object' || child === null) continue;
      if (Array.isArray(child)) {
        for (const item of child) if (isNode(item)) go(item, node, name);
      } else if (isNode(child)) go(child, node, name);
    }
  };
  go(node, null, '');
}

/** The name of an identifier that is written as such, of a member or a key only when it is not computed. */
export const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' ? String(node.name) : undefined;
