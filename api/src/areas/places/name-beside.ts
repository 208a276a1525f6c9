/** The longest name that the database keeps, in characters. */
const MAX_NAME = 60;

/** A name for something that comes from another unit to where its own name is taken: `服务室（永安社区）`. */
export function nameBeside(name: string, unitName: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const suffix = `（${unitName.slice(0, 20)}${n === 1 ? '' : ` ${n}`}）`;
    const another = `${name.slice(0, MAX_NAME - suffix.length)}${suffix}`;
    if (!taken.has(another)) return another;
  }
}
