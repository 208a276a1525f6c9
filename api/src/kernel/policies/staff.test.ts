import { inScope, may, permit, requireScope } from './staff.js';

test('a unit has itself and everything below it in scope, and nothing that only begins alike', () => {
  expect(inScope('yunhe', 'yunhe')).toBe(true);
  expect(inScope('yunhe', 'yunhe.dongjie.chaoyang')).toBe(true);
  expect(inScope('yunhe.dong', 'yunhe.dongjie')).toBe(false);
  expect(inScope('yunhe.dongjie', 'yunhe')).toBe(false);
});

test('what no role allows is refused', () => {
  expect(may({ roles: [] }, 'calls.answer')).toBe(false);
  expect(may({ roles: ['operator'] }, 'calls.answer')).toBe(false);
  expect(may({ roles: ['operator', 'duty_lawyer'] }, 'calls.answer')).toBe(true);
  expect(() => permit({ roles: ['duty_lawyer'] }, 'terminals.revoke')).toThrow('auth.forbidden');
});

test('scope is asked apart from the role', () => {
  const staff = { orgUnit: { id: '', path: 'yunhe.dongjie', name: '' } };
  expect(() => requireScope(staff, 'yunhe.beiliang')).toThrow('auth.out_of_scope');
  expect(() => requireScope(staff, 'yunhe.dongjie.yongan')).not.toThrow();
});
