import { fontMeasure } from '../../test/render/fontWidths.mjs';
import { translator } from '../locales/index.js';
import { Kit } from './Kit.js';
import { pageTitle } from './parts.js';

const kit = new Kit('elder', translator('zh-CN'), fontMeasure());
const LONG = '莫力达瓦达斡尔族自治旗尼尔基镇纳文西街社区公共法律服务室';

it('a long title leaves room for the number of the page', () => {
  expect(pageTitle(kit, LONG, '第 1 页，共 3 页')).toHaveProperty('Beside');
  expect(pageTitle(kit, '服务室', '第 1 页，共 3 页')).toHaveProperty('Beside');
});

it('a sentence that does not fit is left out', () => {
  const sentence = '请不起律师的人，国家免费给请一位律师，帮您打官司、写材料';
  expect(pageTitle(kit, '法律援助', sentence.slice(0, 12))).toHaveProperty('Beside');
  expect(pageTitle(kit, LONG, sentence)).not.toHaveProperty('Beside');
});
