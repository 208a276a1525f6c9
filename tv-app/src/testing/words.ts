import type { Lightning } from '@lightningjs/sdk';

/** What Lightning's types leave out. */
type Inner = Lightning.Element & {
  readonly parent: Lightning.Element | null;
  /** What a value moves to. */
  getSmooth(property: 'alpha', otherwise: number): number;
};

/** The words of an element that are visible once what moves has come to rest. */
export function wordsOn(element: Lightning.Element): readonly string[] {
  const alpha = element.attached ? Number((element as Inner).getSmooth('alpha', element.alpha)) : element.alpha;
  if (!element.visible || alpha === 0) return [];
  const text = (element.texture as { text?: unknown } | null)?.text;
  const own = typeof text === 'string' && text !== '' ? [text.replace(/\u00a0/g, ' ')] : [];
  return [...own, ...element.children.flatMap(wordsOn)];
}

/** The whole screen that an element is part of. */
export function screenOf(element: Lightning.Element): Lightning.Element {
  const { parent } = element as Inner;
  return parent ? screenOf(parent) : element;
}
