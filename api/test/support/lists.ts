import {
  callRoutes,
  commandRoutes,
  enrolmentRoutes,
  guestRoutes,
  intakeRoutes,
  placeRoutes,
  type Route,
  staffRoutes,
  targetRoutes,
  terminalGroupRoutes,
  terminalHealthRoutes,
  terminalRoutes,
} from '@falink/protocol';

/** A list of staff routes, and what it must hold. */
export interface Listed {
  readonly route: Route;
  readonly query?: Record<string, string>;
  /** Who reads it: of the whole district, and of one street. */
  readonly district: string;
  readonly street: string | null;
  /** The ids in order, by SQL of its own. `$1` is the reader's org path. */
  readonly ids: string;
  readonly counted: boolean;
  /** The list's name in its cursors. */
  readonly name: string;
}

const PLACED = 'JOIN site s ON s.id = x.site_id JOIN org_unit o ON o.id = s.org_unit_id WHERE o.path <@ $1::ltree';
const AT_TERMINAL = `JOIN terminal t ON t.id = x.terminal_id ${PLACED.replace('x.site_id', 't.site_id')}`;

/** Every list of staff routes that is read in pages. */
export const LISTS: readonly Listed[] = [
  {
    route: callRoutes.listCallbacks,
    district: 'lawyer',
    street: 'street-lawyer',
    ids: `SELECT x.id FROM callback x ${AT_TERMINAL} AND x.done_at IS NULL ORDER BY x.requested_at, x.id`,
    counted: true,
    name: 'callbacks',
  },
  {
    route: callRoutes.listCalls,
    query: { scope: 'all' },
    district: 'supervisor',
    street: 'street-supervisor',
    ids: `SELECT x.id FROM contact x JOIN contact_place o ON o.contact_id = x.id WHERE o.path <@ $1::ltree ORDER BY x.queued_at DESC, x.id DESC`,
    counted: false,
    name: 'calls',
  },
  {
    route: callRoutes.listCalls,
    query: { scope: 'mine' },
    district: 'lawyer',
    street: null,
    ids: `SELECT id FROM contact WHERE $1 <> '' AND agent_id IS NOT NULL ORDER BY queued_at DESC, id DESC`,
    counted: false,
    name: 'calls',
  },
  {
    route: intakeRoutes.listApplications,
    district: 'supervisor',
    street: 'street-supervisor',
    ids: `SELECT x.id FROM application x ${PLACED} ORDER BY x.decision_due, x.number COLLATE "C", x.id`,
    counted: true,
    name: 'applications',
  },
  {
    route: terminalRoutes.listPairings,
    district: 'operator',
    street: null,
    ids: `SELECT id FROM pairing WHERE $1 <> '' AND expires_at > now() ORDER BY requested_at, id`,
    counted: true,
    name: 'pairings',
  },
  {
    route: terminalRoutes.listTerminals,
    district: 'operator',
    street: 'street-operator',
    ids: `SELECT x.id FROM terminal x ${PLACED} AND x.revoked_at IS NULL ORDER BY x.name COLLATE "C", x.id`,
    counted: true,
    name: 'terminals',
  },
  {
    route: placeRoutes.listSites,
    district: 'operator',
    street: 'street-operator',
    ids: `SELECT x.id FROM site x JOIN org_unit o ON o.id = x.org_unit_id WHERE o.path <@ $1::ltree ORDER BY x.name COLLATE "C", x.id`,
    counted: true,
    name: 'sites',
  },
  ...(['stalled_ms', 'long_frames'] as const).map((column) => ({
    route: terminalHealthRoutes.troubledTerminals,
    query: { by: column === 'stalled_ms' ? 'stalls' : 'frames' },
    district: 'operator',
    street: 'street-operator',
    ids: `SELECT x.id FROM terminal_health_hour h JOIN terminal x ON x.id = h.terminal_id ${PLACED}
      AND x.revoked_at IS NULL AND h.${column} > 0 ORDER BY h.${column} DESC, x.id DESC`,
    counted: true,
    name: column === 'stalled_ms' ? 'troubled_stalls' : 'troubled_frames',
  })),
  {
    route: placeRoutes.listOrgUnits,
    district: 'operator',
    street: 'street-operator',
    ids: `SELECT id FROM org_unit WHERE path <@ $1::ltree ORDER BY name COLLATE "C", id`,
    counted: true,
    name: 'org-units',
  },
  {
    route: enrolmentRoutes.listEnrolments,
    district: 'operator',
    street: 'street-operator',
    ids: `SELECT x.id FROM enrolment x ${PLACED} ORDER BY x.created_at DESC, x.id DESC`,
    counted: true,
    name: 'enrolments',
  },
  {
    route: staffRoutes.listStaff,
    district: 'admin',
    street: 'street-admin',
    ids: `SELECT x.id FROM staff x JOIN org_unit o ON o.id = x.org_unit_id WHERE o.path <@ $1::ltree
      ORDER BY x.display_name COLLATE "C", x.id`,
    counted: true,
    name: 'staff',
  },
  {
    route: terminalGroupRoutes.listTerminalGroups,
    district: 'operator',
    street: 'street-operator',
    ids: `SELECT x.id FROM terminal_group x JOIN org_unit o ON o.id = x.org_unit_id
          WHERE o.path <@ $1::ltree OR o.path @> $1::ltree ORDER BY x.name COLLATE "C", x.id`,
    counted: true,
    name: 'terminal-groups',
  },
  {
    route: terminalGroupRoutes.listSavedViews,
    district: 'operator',
    street: null,
    ids: `SELECT id FROM saved_view WHERE $1 <> '' ORDER BY name COLLATE "C", id`,
    counted: true,
    name: 'saved-views',
  },
  {
    route: targetRoutes.listChannels,
    district: 'operator',
    street: null,
    ids: `SELECT id FROM channel WHERE $1 <> '' ORDER BY id COLLATE "C"`,
    counted: true,
    name: 'channels',
  },
  {
    route: commandRoutes.listCommands,
    district: 'operator',
    street: null,
    ids: `SELECT id FROM command WHERE $1 <> '' ORDER BY created_at DESC, id DESC`,
    counted: true,
    name: 'commands',
  },
  {
    route: guestRoutes.listGuestLinks,
    district: 'supervisor',
    street: 'street-supervisor',
    ids: `SELECT x.id FROM guest_link x JOIN org_unit o ON o.id = x.org_unit_id WHERE o.path <@ $1::ltree
      ORDER BY x.created_at DESC, x.id DESC`,
    counted: true,
    name: 'guest links',
  },
  {
    route: guestRoutes.listGuestReports,
    district: 'supervisor',
    street: 'street-supervisor',
    ids: `SELECT x.id FROM guest_report x JOIN contact_place o ON o.contact_id = x.contact_id WHERE o.path <@ $1::ltree
      ORDER BY x.created_at DESC, x.id DESC`,
    counted: true,
    name: 'guest reports',
  },
];
