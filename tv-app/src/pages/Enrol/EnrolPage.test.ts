import type { Digit } from '../../keymap.js';
import { refusal } from '../../session/testing.js';
import { type Rendered, renderPage } from '../../testing/render.js';
import { EnrolPage } from './EnrolPage.js';

const open = (answer: () => { status?: number; json?: unknown }, elder = false) =>
  renderPage(EnrolPage, {
    elder,
    address: { serial: 'BOX-0001' },
    prepare: (_session, platform) => platform.answer('POST', /enrolments\/claim$/, answer),
  });

async function type(page: Rendered, digits: string): Promise<void> {
  for (const digit of digits) await page.press(`digit${Number(digit) as Digit}`);
}

describe('the page that takes the digits of a label', () => {
  it.each([false, true])(
    'shows them in groups, names the box, and sends them with one more key (large: %s)',
    async (elder) => {
      const page = await open(() => ({ json: { terminalId: '00000000-0000-4000-8000-000000000001' } }), elder);
      expect(page.texts()).toContain('序列号 BOX-0001');
      await type(page, '472916');
      expect(page.texts()).toContain('47291 6');
      await type(page, '34809');
      // The eleventh is none.
      expect(page.texts()).toContain('47291 63480');
      expect(page.focus()).toBe('send');
      await page.press('ok');
      await page.update();
      expect(page.platform.bodies).toContainEqual(
        expect.objectContaining({ serial: 'BOX-0001', voucher: '4729163480' }),
      );
      page.close();
    },
  );

  it('says that they are refused, and begins with the first one', async () => {
    const page = await open(() => refusal('enrolment.refused', 401));
    await type(page, '4729163480');
    await page.press('ok');
    await page.update();
    expect(page.texts().join()).toContain('安装码不对');
    expect(page.texts()).toContain('—');
    expect(page.focus()).toBe('key-5');
    await type(page, '1');
    expect(page.texts().join()).not.toContain('安装码不对');
    page.close();
  });

  it('keeps them while nobody answers', async () => {
    const page = await open(() => {
      throw new Error('network');
    });
    await type(page, '4729163480');
    await page.press('ok');
    await page.update();
    expect(page.texts()).toContain('47291 63480');
    expect(page.texts().join()).toContain('平台没有应答');
    expect(page.focus()).toBe('send');
    page.close();
  });
});
