import type { Look } from '../look.js';

/** Commands to terminals. */
export const COMMAND_LOOKS: readonly Look[] = [
  { name: 'commands', user: 'operator', path: '/commands' },
  {
    name: 'commands-drawer',
    user: 'operator',
    path: '/commands',
    act: async (page) => {
      await page.getByRole('button', { name: /今晚七点停水/ }).click();
      await page
        .getByText(/执行中断电或重启了/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'commands-units',
    user: 'operator',
    path: '/commands',
    act: async (page) => {
      await page.getByRole('button', { name: '按单位下发指令' }).click();
      await page.getByLabel('选择单位').click();
      await page.locator('.ant-select-tree-node-content-wrapper').nth(1).waitFor();
    },
  },
  {
    name: 'commands-dialog',
    user: 'operator',
    path: '/commands',
    act: async (page) => {
      await page.getByRole('button', { name: '按单位下发指令' }).click();
      await page.getByLabel('选择单位').click();
      await page.locator('.ant-select-tree-node-content-wrapper').nth(1).click();
      await page.getByLabel('选择指令').click();
      await page.locator('.ant-select-item-option', { hasText: '重启应用' }).click();
      await page
        .getByText(/正在通话，等通话结束再执行/)
        .first()
        .waitFor();
    },
  },
];
