import type { Fleet, FleetLook, FleetView, Pairing, Terminal } from '@falink/protocol';
import { compareText, hasEveryWord } from './compare.js';

/** The order of the api's list: by name. */
export function byName(a: Terminal, b: Terminal): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}

function inView(terminal: Terminal, view: FleetView, outdatedVersions: readonly string[]): boolean {
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
    case 'revoked':
      return terminal.revokedAt !== null;
  }
}

const isAnyOf = <T>(values: readonly T[] | undefined, value: T): boolean => !values || values.includes(value);

/**
 * Whether a list holds a terminal, as the api decides it; null: only the api knows.
 *
 * @param fleet what the filters by version and by unit are read in
 */
export function inFleet(
  terminal: Terminal,
  { filter, group }: Pick<FleetLook, 'filter' | 'group'>,
  fleet: Pick<Fleet, 'outdatedVersions' | 'units'>,
): boolean | null {
  const { site, name, appVersion, id, kind, state, tags } = terminal;
  const { orgUnit } = site;
  const units = filter.unit?.map((unit) => fleet.units.find((one) => one.id === unit)?.path);
  const fits =
    (terminal.revokedAt !== null) === (filter.view === 'revoked') &&
    inView(terminal, filter.view, fleet.outdatedVersions) &&
    isAnyOf(filter.state, state) &&
    isAnyOf(filter.kind, kind) &&
    (!filter.site || filter.site === site.id) &&
    (!filter.version || (appVersion !== null && filter.version.includes(appVersion))) &&
    (filter.tag ?? []).every((tag) => tags.includes(tag)) &&
    (!units || units.some((path) => path === undefined || `${orgUnit.path}.`.startsWith(`${path}.`)));
  if (!fits) return false;
  // An address, the kind of a site, a group and what was not seen for days stand in the database alone.
  if (group || filter.siteKind || filter.silentDays || units?.includes(undefined)) return null;
  const { q = '' } = filter;
  const searched = [name, site.name, orgUnit.name, appVersion ?? '', ...(q.split(/\s+/).some(isOfAnId) ? [id] : [])];
  return hasEveryWord(searched, q) ? true : null;
}

/** Whether a word can be part of an id; a shorter one is in too many ids by chance. */
const isOfAnId = (word: string): boolean => /^[0-9a-f-]{6,36}$/i.test(word);

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
