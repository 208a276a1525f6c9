import { setTimeout as pause } from 'node:timers/promises';
import type { TestHost } from '@falink/e2e';
import type { LongCall } from './pair.js';

const NARROW_KBIT_PER_S = 100;
const NARROW_MS = 60_000;
/** A picture that moves: this many in one second. */
const MOVING_FPS = 10;
const GIVE_UP_MS = 30_000;
const POLL_MS = 250;

/** From the moment at which a narrow line is wide again to a moving picture at both ends, s. */
export async function afterNarrowMinute(host: TestHost, call: LongCall): Promise<number> {
  const { resident, desk } = call.ends;
  try {
    await call.start();
    host.degrade({ kbitPerS: NARROW_KBIT_PER_S });
    await pause(NARROW_MS);
    const wide = Date.now();
    host.degrade();
    await Promise.all([resident.begin(), desk.begin()]);
    while (Date.now() - wide < GIVE_UP_MS) {
      await pause(POLL_MS);
      const both = await Promise.all([resident.frames(), desk.frames()]);
      const moving = both.map((frames) => movingFrom(frames, wide));
      if (moving.every((at) => at !== null)) return (Math.max(...(moving as number[])) - wide) / 1000;
    }
    return GIVE_UP_MS / 1000;
  } finally {
    host.degrade();
    await call.stop();
  }
}

/** The first moment since `from` from which on {@link MOVING_FPS} pictures came within a second; null when none did. */
export function movingFrom(frames: readonly number[], from: number): number | null {
  for (let at = 0; at + MOVING_FPS - 1 < frames.length; at += 1) {
    const [first, last] = [frames[at] as number, frames[at + MOVING_FPS - 1] as number];
    if (first >= from && last - first <= 1_000) return first;
  }
  return null;
}
