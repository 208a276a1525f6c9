import { shanghaiParts } from '@falink/client';
import type { ScreenTarget } from '@falink/protocol';

/** How bright the screen is to be at a moment, 0 … 100; null: off. Pure. */
export function brightnessAt({ week }: ScreenTarget, wallMs: number): number | null {
  const { weekday, hour, minute } = shanghaiParts(wallMs);
  const now = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  // The week begins on Monday, the calendar's on Sunday.
  const day = week[(weekday + 6) % 7] ?? [];
  return day.find(({ from, to }) => from <= now && now < to)?.brightness ?? null;
}
