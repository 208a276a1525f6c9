import { nameAtUnit, placeOf } from './place.js';

describe('placeOf', () => {
  it('does not say the unit twice', () => {
    expect(placeOf({ orgUnitName: '朝阳社区', siteName: '朝阳社区 3 号楼' })).toBe('朝阳社区 3 号楼');
    expect(placeOf({ orgUnitName: '柳河村', siteName: '公共法律服务室' })).toBe('柳河村 · 公共法律服务室');
  });
});

test('a terminal that is named for its unit is said once', () => {
  const site = { orgUnit: { name: '朝阳社区' } };
  expect(nameAtUnit({ name: '朝阳社区服务室终端', site })).toBe('朝阳社区服务室终端');
  expect(nameAtUnit({ name: '王奶奶家', site })).toBe('朝阳社区 王奶奶家');
});
