import { RoleSchema } from '@falink/protocol';
import { areasOf, homePath, keepsFigures, takesCalls } from './roles.js';

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
  });
  it('shows room staff the boxes and the applications of their area, but no calls', () => {
    expect(areasOf({ roles: ['room_staff'] })).toEqual(['fleet', 'pairings', 'applications']);
  });
  it('has one seat for an officer who is a lawyer too', () => {
    expect(areasOf({ roles: ['duty_lawyer', 'legal_aid_officer'] })).toEqual(['seat', 'applications', 'legal']);
  });
  it('shows the legal figures to lawyers, and lets officers keep them', () => {
    expect(areasOf({ roles: ['duty_lawyer'] })).toEqual(['desk', 'legal']);
    expect(areasOf({ roles: ['operator'] })).not.toContain('legal');
    expect(keepsFigures({ roles: ['duty_lawyer'] })).toBe(false);
    expect(keepsFigures({ roles: ['legal_aid_officer'] })).toBe(true);
  });
  it('rings only at those who take calls', () => {
    expect(takesCalls({ roles: ['duty_lawyer'] })).toBe(true);
    expect(takesCalls({ roles: ['supervisor'] })).toBe(false);
  });
});
