import { ago } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import { type CallQuality, type QualityLevel, type QualityPoint, type QualityWeek, WEEK_HOURS } from '@falink/protocol';
import * as district from './district.js';

const STEP_S = 10;
const HOUR_MS = 3_600_000;

/** A line that suffers in the middle: row `n` of `count`. */
function pointOf(n: number, count: number, bad: boolean): QualityPoint {
  const worst = bad && n > count * 0.4 && n < count * 0.6;
  const level: QualityLevel = worst ? (n % 4 === 0 ? 'lost' : 'poor') : n % 17 === 5 ? 'fair' : 'good';
  const loss = { good: 0.002, fair: 0.04, poor: 0.14, lost: 0 }[level];
  return {
    at: ago((count - n) * STEP_S * 1_000),
    level,
    loss,
    sentLoss: loss / 2,
    rttMs: worst ? 420 : 38,
    jitterMs: worst ? 60 : 4,
    concealed: worst ? 0.2 : 0,
    freezes: worst ? 1 : 0,
    frozenMs: worst ? 2_400 : 0,
    picture: { width: 1280, height: 720 },
  };
}

/** Lines of calls, and of a week. */
export class QualityFixture {
  #empty = false;

  clear(): void {
    this.#empty = true;
  }

  handlers(): Handlers {
    return { callQuality: () => this.#call(), qualityWeek: () => this.#week() };
  }

  #call(): CallQuality {
    const points = (bad: boolean) => Array.from({ length: 42 }, (_, n) => pointOf(n, 42, bad));
    const devices: CallQuality['devices'] = [
      { role: 'resident', phone: false, points: points(true) },
      { role: 'resident', phone: true, points: points(false).slice(30) },
      { role: 'lawyer', phone: false, points: points(false) },
    ];
    return { stepS: STEP_S, devices: this.#empty ? [] : devices };
  }

  #week(): QualityWeek {
    const fromMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - (WEEK_HOURS - 1) * HOUR_MS;
    const hours = Array.from({ length: WEEK_HOURS }, (_, n) => {
      const hour = new Date(fromMs + (n + 8) * HOUR_MS).getUTCHours();
      if (this.#empty || hour < 8 || hour > 20) return null;
      const busy = 1_500 + 900 * Math.sin((n * 7) % 11) + (hour > 13 && hour < 17 ? 900 : 0);
      const poor = n % 29 === 4 ? 700 : n % 5 === 0 ? 60 : 0;
      return { good: Math.round(busy), fair: 90 + (n % 7) * 20, poor, lost: poor > 500 ? 120 : 0 };
    });
    const worst = this.#empty
      ? []
      : district.mine.slice(0, 3).map((call, n) => ({
          callId: call.id,
          at: call.queuedAt,
          role: n === 1 ? ('lawyer' as const) : ('resident' as const),
          siteName: call.terminal.siteName,
          measuredS: 540 - n * 80,
          sufferedS: 180 - n * 50,
        }));
    return { from: new Date(fromMs).toISOString(), hours, worst };
  }
}
