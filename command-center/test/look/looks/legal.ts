import type { Page } from 'playwright-core';
import { drawRecord, drawText, pickText, tamperedText } from '../draw-record.js';
import type { Look } from '../look.js';

async function enterFigure(page: Page): Promise<void> {
  await page.getByRole('button', { name: '填写本地标准' }).click();
  await page.getByLabel('下限').fill('300');
  await page.getByLabel('上限').fill('300');
  await page.getByLabel('从哪天起').fill('2026-07-01');
  await page.getByLabel('写在哪份文件里').fill('某省诉讼费用交纳标准（某价费〔2026〕31号）');
  await page.getByRole('button', { name: '下一步：核对' }).click();
  await page.getByRole('button', { name: '确认保存' }).waitFor();
}

async function giveRecord(page: Page, text: string): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'draw-0405.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** The figures of the law, and a draw run again. */
export const LEGAL_LOOKS: readonly Look[] = [
  { name: 'legal', user: 'aid', path: '/legal' },
  { name: 'legal-en', user: 'aid', path: '/legal', locale: 'en' },
  {
    name: 'legal-due',
    user: 'aid',
    path: '/legal',
    act: async (page) => {
      await page.getByText(/^该核对的/).click();
    },
  },
  { name: 'legal-drawer', user: 'aid', path: '/legal?figure=court-fee.divorce' },
  { name: 'legal-drawer-en', user: 'aid', path: '/legal?figure=court-fee.divorce', locale: 'en' },
  {
    name: 'legal-1280-en',
    user: 'supervisor',
    path: '/legal?figure=court-fee.property',
    width: 1280,
    height: 800,
    locale: 'en',
  },
  { name: 'legal-viewer', user: 'lawyer', path: '/legal?figure=court-fee.labour' },
  {
    name: 'legal-form',
    user: 'aid',
    path: '/legal?figure=court-fee.personality',
    act: async (page) => {
      await page.getByRole('button', { name: '填写本地标准' }).click();
      await page.getByLabel('下限').fill('90');
      await page.getByLabel('上限').fill('三百');
      await page.getByRole('button', { name: '下一步：核对' }).click();
    },
  },
  {
    name: 'legal-ask',
    user: 'aid',
    path: '/legal?figure=court-fee.personality',
    act: async (page) => {
      await enterFigure(page);
    },
  },
  {
    name: 'legal-entered',
    user: 'aid',
    path: '/legal?figure=court-fee.personality',
    act: async (page) => {
      await enterFigure(page);
      await page.getByRole('button', { name: '确认保存' }).click();
      await page.getByText('已保存').first().waitFor();
    },
  },
  { name: 'legal-draw', user: 'aid', path: '/legal/draw' },
  {
    name: 'legal-draw-bad',
    user: 'aid',
    path: '/legal/draw',
    act: async (page) => {
      await giveRecord(page, '{"version":');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'legal-draw-same',
    user: 'aid',
    path: '/legal/draw',
    act: async (page) => {
      await giveRecord(page, drawText);
      await page.getByText('重放一致').first().waitFor();
    },
  },
  {
    name: 'legal-draw-same-en',
    user: 'aid',
    path: '/legal/draw',
    locale: 'en',
    act: async (page) => {
      await giveRecord(page, drawText);
      await page.getByLabel('Compare with the receipt').fill(drawRecord.commitment);
    },
  },
  {
    name: 'legal-draw-differs',
    user: 'aid',
    path: '/legal/draw',
    act: async (page) => {
      await giveRecord(page, tamperedText);
      await page.getByText('对不上').first().waitFor();
    },
  },
  {
    name: 'legal-draw-pick',
    user: 'aid',
    path: '/legal/draw',
    act: async (page) => {
      await giveRecord(page, pickText);
      await page.getByText('重放一致').first().waitFor();
    },
  },
];
