import type { StaffCall } from '@falink/protocol';
import type { TFunction } from 'i18next';
import { placeOf } from '../model/place.js';

/** How staff name where a call comes from. */
export interface CallPlace {
  /** The site of its terminal, or that it came from a browser. */
  readonly site: string;
  readonly unit: string;
  /** The terminal's name; null: there is none. */
  readonly device: string | null;
  /** Unit and site in one line. */
  readonly line: string;
  /** Site and terminal in one line. */
  readonly title: string;
}

/** Where a call comes from, in words. */
export function callPlace(t: TFunction, { terminal }: Pick<StaffCall, 'terminal'>): CallPlace {
  const { id, name, siteName, orgUnitName: unit } = terminal;
  if (id !== null) {
    const title = `${siteName} · ${name}`;
    return { site: siteName, unit, device: name, line: placeOf(terminal), title };
  }
  const site = t('common.call.browser');
  const line = `${unit} · ${site}`;
  return { site, unit, device: null, line, title: line };
}
