import type { Look } from '../look.js';

/** The jobs. */
export const JOB_LOOKS: readonly Look[] = [
  { name: 'jobs', user: 'operator', path: '/jobs' },
  { name: 'jobs-en', user: 'operator', path: '/jobs', locale: 'en' },
  {
    name: 'jobs-retention',
    user: 'supervisor',
    path: '/jobs',
    height: 1_500,
    act: (page) => page.getByText('未受理的申请材料').first().waitFor(),
  },
  {
    name: 'jobs-retention-en-1024',
    user: 'supervisor',
    path: '/jobs',
    locale: 'en',
    ...{ width: 1_024, height: 1_800 },
    act: (page) => page.getByText('Intakes that became no application').first().waitFor(),
  },
  { name: 'jobs-viewer-1024', user: 'supervisor', path: '/jobs', width: 1024, height: 768 },
  {
    name: 'jobs-drop',
    user: 'operator',
    path: '/jobs',
    act: async (page) => {
      await page.getByRole('button', { name: '放弃：老人的赡养费 · 1080p' }).click();
      await page.getByText('放弃后不会再运行').first().waitFor();
    },
  },
  {
    name: 'jobs-again',
    user: 'operator',
    path: '/jobs',
    act: async (page) => {
      await page.getByRole('button', { name: '重做：老人的赡养费 · 1080p' }).press('Enter');
      await page.getByRole('button', { name: '重做：老人的赡养费 · 1080p' }).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'jobs-empty',
    user: 'operator',
    path: '/fleet',
    act: async (page, server) => {
      server.jobs.clear();
      await page.getByRole('link', { name: '后台任务' }).click();
      await page.getByText('现在没有任务在运行').first().waitFor();
    },
  },
  {
    name: 'jobs-offline',
    restless: true,
    user: 'operator',
    path: '/jobs',
    act: async (page, server) => {
      await page.getByText('正在绘制和编码').first().waitFor();
      await server.close();
      await page.getByText('正在重新连接').first().waitFor();
      await page.getByRole('button', { name: '重做：老人的赡养费 · 1080p' }).click();
      await page.getByText('下面是断开前的情况').first().waitFor({ timeout: 20_000 });
    },
  },
];
