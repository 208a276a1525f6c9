import { type Action, may, type Role, type Staff } from '@falink/protocol';

type Person = Pick<Staff, 'roles'>;

/** What an area of the console is for: people who may do it are offered the area. In the order of the navigation. */
const PURPOSE = {
  desk: 'calls.answer',
  seat: 'intakes.work',
  wall: 'overview.view',
  fleet: 'terminals.view',
  quality: 'calls.view',
  commands: 'commands.view',
  pairings: 'terminals.pair',
  applications: 'applications.view',
  legal: 'legal.view',
  roster: 'roster.view',
  guests: 'guests.invite',
  answers: 'answers.manage',
  jobs: 'jobs.view',
  places: 'places.view',
  enrolments: 'enrolments.manage',
  staff: 'staff.manage',
} as const satisfies Record<string, Action>;

export type Area = keyof typeof PURPOSE;

const AREAS = Object.keys(PURPOSE) as readonly Area[];

/** The areas offered to a person, in the order of the navigation. The api decides what is permitted. */
export function areasOf(staff: Person): readonly Area[] {
  const offered = AREAS.filter((area) => may(staff, PURPOSE[area]));
  // One seat takes both kinds of call: people who work intakes answer at the seat.
  return offered.includes('seat') ? offered.filter((area) => area !== 'desk') : offered;
}

/** Where somebody starts after signing in. */
export function homePath(staff: Person): string {
  return `/${areasOf(staff)[0] ?? 'applications'}`;
}

/** The role that names a person in the navigation, the most specific first. */
export function chiefRole(staff: Person): Role {
  const order: readonly Role[] = ['admin', 'supervisor', 'operator', 'legal_aid_officer', 'duty_lawyer', 'room_staff'];
  return order.find((role) => staff.roles.includes(role)) ?? 'room_staff';
}

/** Who is offered to check legal figures and to enter the district's own. */
export function keepsFigures(staff: Person): boolean {
  return may(staff, 'legal.check') && may(staff, 'legal.set');
}

/** Who sees how long personal data is kept: the rules and counts are the whole service's, so staff of the district itself. */
export function seesRetention(staff: Person & Pick<Staff, 'orgUnit'>): boolean {
  return may(staff, 'retention.view') && !staff.orgUnit.path.includes('.');
}
