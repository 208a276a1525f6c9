import { type Action, may, type Role, RoleSchema } from '@falink/protocol';
import { type Area, areasOf, homePath, keepsFigures } from './roles.js';

describe('roles', () => {
  it('gives every role somewhere to work', () => {
    for (const role of RoleSchema.options) expect(areasOf({ roles: [role] }).length).toBeGreaterThan(0);
  });
  it('sends people to their own desk', () => {
    expect(homePath({ roles: ['duty_lawyer'] })).toBe('/desk');
    expect(homePath({ roles: ['legal_aid_officer'] })).toBe('/seat');
    expect(homePath({ roles: ['supervisor'] })).toBe('/wall');
    expect(homePath({ roles: ['operator'] })).toBe('/wall');
    expect(homePath({ roles: ['room_staff'] })).toBe('/fleet');
    // Where the wall leads back to.
    expect(areasOf({ roles: ['supervisor'] }).slice(0, 2)).toEqual(['wall', 'fleet']);
  });
  it('shows room staff the boxes, the applications and the places of their area, but no calls', () => {
    expect(areasOf({ roles: ['room_staff'] })).toEqual(['fleet', 'pairings', 'applications', 'places']);
  });
  it('has one seat for an officer who is a lawyer too', () => {
    expect(areasOf({ roles: ['duty_lawyer', 'legal_aid_officer'] })).toEqual([
      'seat',
      'applications',
      'legal',
      'roster',
      'guests',
    ]);
  });
  it('shows the legal figures to lawyers, and lets officers keep them', () => {
    expect(areasOf({ roles: ['duty_lawyer'] })).toEqual(['desk', 'legal', 'roster', 'guests']);
    expect(areasOf({ roles: ['operator'] })).not.toContain('legal');
    expect(keepsFigures({ roles: ['duty_lawyer'] })).toBe(false);
    expect(keepsFigures({ roles: ['legal_aid_officer'] })).toBe(true);
  });
});

/** What the pages of an area ask the api for, by what the api demands for it. */
const ASKED: Record<Area, readonly Action[]> = {
  desk: ['calls.answer'],
  seat: ['calls.answer', 'intakes.work'],
  wall: ['overview.view', 'calls.view', 'agents.view', 'terminals.view'],
  quality: ['calls.view'],
  fleet: ['terminals.view'],
  pairings: ['terminals.pair', 'terminals.view', 'places.view'],
  applications: ['applications.view'],
  legal: ['legal.view'],
  commands: ['commands.view'],
  roster: ['roster.view'],
  guests: ['guests.invite'],
  answers: ['answers.manage', 'answers.use'],
  jobs: ['jobs.view'],
  places: ['places.view'],
  enrolments: ['enrolments.manage'],
  staff: ['staff.manage', 'places.view'],
};

describe('areas and permissions', () => {
  const everybody = RoleSchema.options.flatMap((one): Role[][] => RoleSchema.options.map((other) => [one, other]));

  it.each(Object.entries(ASKED) as [Area, readonly Action[]][])(
    '%s is offered to nobody whom the api would refuse',
    (area, asked) => {
      for (const roles of everybody.filter((roles) => areasOf({ roles }).includes(area)))
        for (const action of asked) expect({ roles, action, may: may({ roles }, action) }).toMatchObject({ may: true });
    },
  );

  it('whoever may do the work of an area finds it, at the seat or at the desk', () => {
    for (const roles of everybody) {
      const areas = areasOf({ roles });
      for (const [area, [first]] of Object.entries(ASKED) as [Area, readonly [Action]][]) {
        const offered = areas.includes(area) || (area === 'desk' && areas.includes('seat'));
        if (area !== 'seat') expect({ roles, area, offered }).toEqual({ roles, area, offered: may({ roles }, first) });
      }
      expect(areas.includes('seat')).toBe(may({ roles }, 'intakes.work'));
    }
  });
});
