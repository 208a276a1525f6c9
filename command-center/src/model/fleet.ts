import type { FleetView, Pairing, Terminal, TerminalState } from '@falink/protocol';
import { compareText, hasEveryWord } from './compare.js';

export interface FleetFilter {
  readonly text: string;
  readonly view: Exclude<FleetView, 'revoked'>;
  readonly states: readonly TerminalState[];
  readonly units: readonly string[];
}

export const NO_FILTER: FleetFilter = { text: '', view: 'all', states: [], units: [] };

/** The order of the api's list: by name. */
export function byName(a: Terminal, b: Terminal): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function inView(terminal: Terminal, view: FleetFilter['view'], outdatedVersions: readonly string[]): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'attention':
      return terminal.state === 'alert' || terminal.state === 'offline';
    case 'room':
      return terminal.kind !== 'home';
    case 'home':
      return terminal.kind === 'home';
    case 'outdated':
      return terminal.appVersion !== null && outdatedVersions.includes(terminal.appVersion);
  }
}

/** Whether the list with this filter holds a terminal, as the api decides it. */
export function inFleet(terminal: Terminal, filter: FleetFilter, outdatedVersions: readonly string[]): boolean {
  const { site, name, appVersion, id } = terminal;
  return (
    terminal.revokedAt === null &&
    inView(terminal, filter.view, outdatedVersions) &&
    (filter.states.length === 0 || filter.states.includes(terminal.state)) &&
    (filter.units.length === 0 || filter.units.includes(site.orgUnit.id)) &&
    hasEveryWord([name, site.name, site.orgUnit.name, appVersion ?? '', id], filter.text)
  );
}

/** Eight digits, read and said in two groups. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

/** What somebody typed as a pairing code: its digits, at most eight. */
export function digitsOfCode(text: string): string {
  return text.replace(/\D/g, '').slice(0, 8);
}

/** Pairings that still wait. No notification is sent when one expires. */
export function pendingPairings(pairings: readonly Pairing[], nowMs: number): Pairing[] {
  return pairings.filter((p) => p.state === 'pending' && Date.parse(p.expiresAt) > nowMs);
}
