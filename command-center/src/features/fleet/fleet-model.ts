import type { Pairing, Terminal, TerminalState } from '@falink/protocol';

export interface FleetFilter {
  readonly text: string;
  readonly view: 'all' | 'attention' | 'room' | 'home' | 'outdated';
  readonly states: readonly TerminalState[];
  readonly units: readonly string[];
}

export const NO_FILTER: FleetFilter = { text: '', view: 'all', states: [], units: [] };

/** Compares versions by their numbers: 0.10.0 is newer than 0.9.3. */
export function compareVersions(a: string, b: string): number {
  const of = (v: string): number[] => v.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);
  const x = of(a);
  const y = of(b);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const difference = (x[i] ?? 0) - (y[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The newest version that any terminal runs; null when none says. */
function newestVersion(terminals: readonly Terminal[]): string | null {
  return terminals.reduce<string | null>(
    (best, t) =>
      t.appVersion !== null && (best === null || compareVersions(t.appVersion, best) > 0) ? t.appVersion : best,
    null,
  );
}

function needsAttention(terminal: Terminal): boolean {
  return terminal.state === 'alert' || terminal.state === 'offline';
}

function inView(terminal: Terminal, view: FleetFilter['view'], newest: string | null): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'attention':
      return needsAttention(terminal);
    case 'room':
      return terminal.kind !== 'home';
    case 'home':
      return terminal.kind === 'home';
    case 'outdated':
      return terminal.appVersion !== null && newest !== null && compareVersions(terminal.appVersion, newest) < 0;
  }
}

const URGENCY: Record<TerminalState, number> = { alert: 0, offline: 1, waiting: 2, on_call: 3, playing: 4, idle: 5 };

/** The terminals of a filter: what needs somebody first, then by place and name. */
export function filterFleet(terminals: readonly Terminal[], filter: FleetFilter): Terminal[] {
  const newest = newestVersion(terminals);
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return terminals
    .filter((t) => {
      const haystack = `${t.name} ${t.site.name} ${t.site.orgUnit.name} ${t.appVersion ?? ''} ${t.id}`.toLowerCase();
      return (
        inView(t, filter.view, newest) &&
        (filter.states.length === 0 || filter.states.includes(t.state)) &&
        (filter.units.length === 0 || filter.units.includes(t.site.orgUnit.id)) &&
        words.every((word) => haystack.includes(word))
      );
    })
    .sort(
      (a, b) =>
        URGENCY[a.state] - URGENCY[b.state] ||
        a.site.orgUnit.name.localeCompare(b.site.orgUnit.name, 'zh') ||
        a.name.localeCompare(b.name, 'zh'),
    );
}

/** How many terminals each saved view holds. */
export function countViews(terminals: readonly Terminal[]): Record<FleetFilter['view'], number> {
  const newest = newestVersion(terminals);
  const views: readonly FleetFilter['view'][] = ['all', 'attention', 'room', 'home', 'outdated'];
  return Object.fromEntries(
    views.map((view) => [view, terminals.filter((t) => inView(t, view, newest)).length]),
  ) as Record<FleetFilter['view'], number>;
}

/** Eight digits, read and said in two groups. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** What somebody typed as a pairing code: its digits, at most eight. */
export function digitsOfCode(text: string): string {
  return text.replace(/\D/g, '').slice(0, 8);
}

/** Pairings that still wait, the oldest first. */
export function pendingPairings(pairings: readonly Pairing[], nowMs: number): Pairing[] {
  return pairings
    .filter((p) => p.state === 'pending' && Date.parse(p.expiresAt) > nowMs)
    .sort((a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt));
}
