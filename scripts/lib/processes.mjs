import { readdirSync, readFileSync } from 'node:fs';

/**
 * Every process that descends from this one, whatever process group it has put itself into. Linux only; elsewhere
 * the list is empty and the process group has to do.
 * @param {number} ancestor
 * @returns {number[]}
 */
export function descendantsOf(ancestor) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const { pid, parent } of processTable()) children.set(parent, [...(children.get(parent) ?? []), pid]);
  const found = [];
  const open = [ancestor];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const below = children.get(pid) ?? [];
    found.push(...below);
    open.push(...below);
  }
  return found;
}

function processTable() {
  return listProcesses().flatMap((pid) => {
    try {
      // `pid (name) state parent …`, and a name may hold spaces and brackets.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return [{ pid, parent }];
    } catch {
      return [];
    }
  });
}

function listProcesses() {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}
