import type { StaffCall } from '@falink/protocol';

/** Org unit and site in one line; a site that already says its unit is not said twice. */
export function placeOf({ orgUnitName, siteName }: Pick<StaffCall['terminal'], 'orgUnitName' | 'siteName'>): string {
  return siteName.startsWith(orgUnitName) ? siteName : `${orgUnitName} · ${siteName}`;
}
