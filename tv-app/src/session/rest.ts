import { shanghaiParts } from '@falink/client';
import { type ScreenTarget, TARGET_DEFAULTS } from '@falink/protocol';

const NIGHT = { from: 22, to: 6 } as const;
/** How far what is shown moves to each side, and by how much in a minute. */
const REACH = { x: 48, y: 24 } as const;
const STEP = { x: 12, y: 8 } as const;

/** To and fro between -reach and reach. */
const swing = (step: number, reach: number): number => {
  const at = step % (4 * reach);
  return Math.abs(((at + 3 * reach) % (4 * reach)) - 2 * reach) - reach;
};

/** Where a picture that stands for hours is moved to in a minute, so that it does not burn in. Pure. */
export function shiftAt(minute: number): { readonly x: number; readonly y: number } {
  return { x: swing(minute * STEP.x, REACH.x), y: swing(minute * STEP.y, REACH.y) };
}

/** Whether the page darkens itself: at night, where no week of the screen says how bright it is to be. Pure. */
export function isDark({ week }: ScreenTarget, wallMs: number): boolean {
  if (JSON.stringify(week) !== JSON.stringify(TARGET_DEFAULTS.screen.week)) return false;
  const { hour } = shanghaiParts(wallMs);
  return hour >= NIGHT.from || hour < NIGHT.to;
}
