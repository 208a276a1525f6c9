import type { Page } from 'playwright-core';
import type { Console } from './console.js';

export async function onDuty(page: Page): Promise<void> {
  await page.getByRole('button', { name: /上线值班|Go on duty/ }).click();
  await page.getByRole('button', { name: /^(下线|Go off duty)$/ }).waitFor();
}

/** One number is this person's, as the first look may have left it. */
export async function callsBack(page: Page): Promise<void> {
  const show = page.getByRole('button', { name: /看号码|^Show$/ }).first();
  await show.click();
  await page.getByRole('button', { name: /没接通|No answer/ }).waitFor();
}

/** The question before a television is called. */
export async function asksToCall(page: Page): Promise<void> {
  await onDuty(page);
  await page
    .getByRole('button', { name: /^(呼叫终端：|Call terminal: )/ })
    .first()
    .click();
  await page.getByText(/将响铃 30 秒|will ring for 30 seconds/).waitFor();
}

export async function callsTerminal(page: Page): Promise<void> {
  await asksToCall(page);
  await page.getByRole('button', { name: /^(呼叫|Call)$/ }).click();
  await page.getByRole('button', { name: /^(取消呼叫|Stop calling)$/ }).waitFor();
}

export async function inCall(
  page: Page,
  server: Console,
  kind: 'consultation' | 'intake' = 'consultation',
): Promise<void> {
  await onDuty(page);
  server.ring(kind);
  await page.getByRole('button', { name: /^(接听|Answer)$/ }).click();
  await page.getByRole('button', { name: /^(挂断|Hang up)$/ }).waitFor();
}

/** Scrolls to the end of what is loaded, and again, until the list says that this is all. */
export async function toTheEnd(page: Page): Promise<void> {
  const end = page.getByText(/已全部显示|That is all/).first();
  for (let i = 0; i < 80 && !(await end.isVisible()); i++) {
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('main, main *')) box.scrollTop = box.scrollHeight;
    });
    await page.waitForTimeout(100);
  }
}

/** Scrolls near the end of the first page, whose next one fails. */
export async function toTheFailure(page: Page): Promise<void> {
  const failed = page.locator('.list-failed').first();
  for (let i = 0; i < 50 && !(await failed.isVisible()); i++) {
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('main, main *')) box.scrollTop = box.scrollHeight;
    });
    await page.waitForTimeout(100);
  }
}
