import type { Role, Staff } from '@falink/protocol';

export type Area = 'desk' | 'seat' | 'wall' | 'applications' | 'legal' | 'fleet' | 'pairings';

/** Which areas a role works in. The api decides what is permitted; this only decides what is offered. */
const AREAS: Record<Role, readonly Area[]> = {
  duty_lawyer: ['desk', 'legal'],
  legal_aid_officer: ['seat', 'applications', 'legal'],
  supervisor: ['wall', 'fleet', 'applications', 'legal'],
  operator: ['fleet', 'pairings', 'wall', 'applications'],
  admin: ['fleet', 'pairings', 'wall', 'applications', 'legal'],
  room_staff: ['applications', 'fleet', 'pairings'],
};

const ORDER: readonly Area[] = ['desk', 'seat', 'wall', 'fleet', 'pairings', 'applications', 'legal'];

/** The areas offered to a person, in the order of the navigation. */
export function areasOf(staff: Pick<Staff, 'roles'>): readonly Area[] {
  const mine = new Set(staff.roles.flatMap((role) => AREAS[role]));
  // One seat takes both kinds of call: an officer who is a lawyer too works at the seat.
  if (mine.has('seat')) mine.delete('desk');
  return ORDER.filter((area) => mine.has(area));
}

export function takesCalls(staff: Pick<Staff, 'roles'>): boolean {
  return staff.roles.includes('duty_lawyer') || staff.roles.includes('legal_aid_officer');
}

/** Where somebody starts after signing in. */
export function homePath(staff: Pick<Staff, 'roles'>): string {
  return `/${areasOf(staff)[0] ?? 'applications'}`;
}

/** The role that names a person in the navigation, the most specific first. */
export function chiefRole(staff: Pick<Staff, 'roles'>): Role {
  const order: readonly Role[] = ['admin', 'supervisor', 'operator', 'legal_aid_officer', 'duty_lawyer', 'room_staff'];
  return order.find((role) => staff.roles.includes(role)) ?? 'room_staff';
}

/** Who is offered to take a terminal out of service; the api decides. */
export function mayRevoke(staff: Pick<Staff, 'roles'>): boolean {
  return staff.roles.includes('operator') || staff.roles.includes('admin');
}

const KEEPS_FIGURES: ReadonlySet<Role> = new Set(['legal_aid_officer', 'supervisor', 'admin']);

/** Who is offered to check legal figures and to enter the district's own; the api decides. */
export function keepsFigures(staff: Pick<Staff, 'roles'>): boolean {
  return staff.roles.some((role) => KEEPS_FIGURES.has(role));
}
