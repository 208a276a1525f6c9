import { notice } from '../../contract.js';
import { OrgUnitSchema } from './org-unit.js';
import { SiteProfileSchema } from './site-profile.js';

export const placeTopics = ['places'] as const;

export const placeConsoleMessages = {
  orgUnitChanged: notice('server', 'org_units.changed', OrgUnitSchema),
  siteChanged: notice('server', 'sites.changed', SiteProfileSchema),
} as const;
