import { execFileSync } from 'node:child_process';

/** Process ids below `pid` whose command contains `text`. */
export function descendants(pid: number, text: string): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .map(([, id, parent, args]) => ({ id: Number(id), parent: Number(parent), args: args ?? '' }));
  const below = new Set([pid]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { id, parent } of rows) {
      if (below.has(parent) && !below.has(id)) {
        below.add(id);
        grown = true;
      }
    }
  }
  return rows.filter(({ id, args }) => id !== pid && below.has(id) && args.includes(text)).map(({ id }) => id);
}
