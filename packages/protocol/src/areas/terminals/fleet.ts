import { z } from 'zod';
import { IdSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { firstOf } from '../../text.js';

/**
 * Terminals that belong together: all in service; those that need somebody; those in rooms and kiosks; those in homes;
 * those with an older app than the newest in scope; those out of service.
 */
export const FleetViewSchema = z.enum(['all', 'attention', 'room', 'home', 'outdated', 'revoked']);
export type FleetView = z.infer<typeof FleetViewSchema>;

/** The terminals of a scope in numbers. */
export const FleetSchema = z.object({
  /** How many terminals are in each view. */
  views: z.record(FleetViewSchema, z.number().int().min(0)),
  /** In service and connected. */
  online: z.number().int().min(0),
  /** App versions older than the newest in scope: what the view `outdated` holds. */
  outdatedVersions: firstOf(z.string().max(40), 500),
  /** Org units that have terminals in service, and those above them, by name, with how many are at and below each. */
  units: firstOf(
    z.object({ id: IdSchema, name: NameTextSchema, path: OrgPathSchema, terminals: z.number().int().min(0) }),
    2_000,
  ),
});
export type Fleet = z.infer<typeof FleetSchema>;
