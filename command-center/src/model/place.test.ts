import { placeOf } from './place.js';

describe('placeOf', () => {
  it('does not say the unit twice', () => {
    expect(placeOf({ orgUnitName: '朝阳社区', siteName: '朝阳社区 3 号楼' })).toBe('朝阳社区 3 号楼');
    expect(placeOf({ orgUnitName: '柳河村', siteName: '公共法律服务室' })).toBe('柳河村 · 公共法律服务室');
  });
});
