import type { Rect } from '../platform/Platform.js';

export type Direction = 'up' | 'down' | 'left' | 'right';

export interface Target {
  readonly id: string;
  readonly rect: Rect;
}

/** A target that is beside the beam of the focused one costs this much more than one that lies in it. */
const OUT_OF_BEAM = 4;

/**
 * Where an arrow leads: the nearest target in that direction, one in the beam of the present one first. Undefined when
 * there is none: the focus stays, it never wraps round.
 */
export function nextFocus(targets: readonly Target[], fromId: string | null, direction: Direction): string | undefined {
  const from = targets.find((target) => target.id === fromId);
  if (!from) return targets[0]?.id;
  let best: { id: string; cost: number } | undefined;
  for (const target of targets) {
    if (target.id === from.id) continue;
    const cost = distance(from.rect, target.rect, direction);
    if (cost !== undefined && (best === undefined || cost < best.cost)) best = { id: target.id, cost };
  }
  return best?.id;
}

function distance(from: Rect, to: Rect, direction: Direction): number | undefined {
  const horizontal = direction === 'left' || direction === 'right';
  const near = (rect: Rect): [number, number] => (horizontal ? [rect.x, rect.x + rect.w] : [rect.y, rect.y + rect.h]);
  const side = (rect: Rect): [number, number] => (horizontal ? [rect.y, rect.y + rect.h] : [rect.x, rect.x + rect.w]);
  const [fromStart, fromEnd] = near(from);
  const [toStart, toEnd] = near(to);
  const forward = direction === 'right' || direction === 'down';
  const centreAhead = forward
    ? (toStart + toEnd) / 2 > (fromStart + fromEnd) / 2
    : (toStart + toEnd) / 2 < (fromStart + fromEnd) / 2;
  const gap = forward ? toStart - fromEnd : fromStart - toEnd;
  // Cards that overlap in this direction are beside each other, not ahead.
  if (!centreAhead || gap < -Math.min(fromEnd - fromStart, toEnd - toStart) / 2) return undefined;
  const [a, b] = side(from);
  const [c, d] = side(to);
  const overlap = Math.min(b, d) - Math.max(a, c);
  const aside =
    overlap > 0 ? Math.abs((a + b) / 2 - (c + d) / 2) / 8 : -overlap + Math.abs((a + b) / 2 - (c + d) / 2) / 2;
  return Math.max(0, gap) + aside * (overlap > 0 ? 1 : OUT_OF_BEAM);
}
