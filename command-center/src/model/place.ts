import type { StaffCall } from '@falink/protocol';

/** Org unit and site in one line; a site that already says its unit is not said twice. */
export function placeOf({ orgUnitName, siteName }: Pick<StaffCall['terminal'], 'orgUnitName' | 'siteName'>): string {
  return siteName.startsWith(orgUnitName) ? siteName : `${orgUnitName} · ${siteName}`;
}

/** A terminal's name after its org unit; a name that already says its unit is not said twice. */
export function nameAtUnit({ name, site }: { name: string; site: { orgUnit: { name: string } } }): string {
  return name.startsWith(site.orgUnit.name) ? name : `${site.orgUnit.name} ${name}`;
}
