/** mm:ss, or h:mm:ss from one hour on. */
export function clockDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = String(total % 60).padStart(2, '0');
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600);
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
    : `${String(minutes).padStart(2, '0')}:${seconds}`;
}

/** A range in whole minutes for people: never "0", never narrower than it honestly is. */
export function minuteRange(range: { min: number; max: number }): { from: number; to: number } {
  const from = Math.max(1, Math.floor(range.min / 60_000));
  const to = Math.max(from, Math.ceil(range.max / 60_000));
  return { from, to };
}

/** Date parts in Asia/Shanghai whatever the box's own zone is; China has had no daylight saving time since 1991. */
export function shanghai(ms: number): {
  year: number;
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
} {
  const date = new Date(ms + 8 * 3_600_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}
