import { ACTIONS, may, RoleSchema } from './index.js';

const rolesThatMay = (action: (typeof ACTIONS)[number]) =>
  RoleSchema.options.filter((role) => may({ roles: [role] }, action));

it.each(ACTIONS)('[P10] %s is allowed to some role and not to all', (action) => {
  expect(rolesThatMay(action).length).toBeGreaterThan(0);
  expect(rolesThatMay(action).length).toBeLessThan(RoleSchema.options.length);
});

it('[P10] several roles may what one of them may, and nobody without a role may anything', () => {
  for (const action of ACTIONS) {
    expect(may({ roles: [] }, action)).toBe(false);
    for (const one of RoleSchema.options)
      for (const other of RoleSchema.options)
        expect(may({ roles: [one, other] }, action)).toBe(
          may({ roles: [one] }, action) || may({ roles: [other] }, action),
        );
  }
});

it('[P10] who answers calls neither revokes terminals nor reads the audit', () => {
  for (const role of rolesThatMay('calls.answer')) {
    expect(may({ roles: [role] }, 'terminals.revoke')).toBe(false);
    expect(may({ roles: [role] }, 'audit.view')).toBe(false);
  }
});
