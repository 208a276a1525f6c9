/**
 * A small element builder: text is set as text, never as markup. The phone pages stay without a framework: a screen or
 * two that are replaced whole, which a framework would make larger and not shorter.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
}
