import { asksToCall, callsBack, callsTerminal, inCall, onDuty } from '../acts.js';
import type { Look } from '../look.js';

/** The duty desk. */
export const DESK_LOOKS: readonly Look[] = [
  { name: 'desk-off', user: 'lawyer', path: '/desk' },
  { name: 'desk-idle', user: 'lawyer', path: '/desk', act: onDuty },
  { name: 'desk-idle-1280-en', user: 'lawyer', path: '/desk', width: 1280, height: 800, locale: 'en', act: onDuty },
  { name: 'desk-idle-1920', user: 'lawyer', path: '/desk', width: 1920, height: 1080, act: onDuty },
  { name: 'desk-idle-4k', user: 'lawyer', path: '/desk', width: 3840, height: 2160, act: onDuty },
  { name: 'desk-callbacks', user: 'lawyer', path: '/desk', act: callsBack },
  {
    name: 'desk-callbacks-1280-en',
    user: 'lawyer',
    path: '/desk',
    width: 1280,
    height: 800,
    locale: 'en',
    act: callsBack,
  },
  {
    name: 'desk-ringing',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await onDuty(page);
      server.ring();
      await page.getByRole('button', { name: '接听' }).waitFor();
    },
  },
  {
    name: 'desk-ringing-intake-1280-en',
    user: 'lawyer',
    path: '/desk',
    width: 1280,
    height: 800,
    locale: 'en',
    act: async (page, server) => {
      await onDuty(page);
      server.ring('intake');
      await page.getByRole('button', { name: 'Answer', exact: true }).waitFor();
    },
  },
  {
    name: 'desk-calling-ask',
    user: 'lawyer',
    path: '/desk',
    act: asksToCall,
  },
  {
    name: 'desk-calling',
    user: 'lawyer',
    path: '/desk',
    act: callsTerminal,
  },
  {
    name: 'desk-calling-declined',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await callsTerminal(page);
      server.over('declined');
      await page.getByText('对方现在不方便').waitFor();
    },
  },
  {
    name: 'desk-calling-missed-1280-en',
    user: 'lawyer',
    path: '/desk',
    width: 1280,
    height: 800,
    locale: 'en',
    act: async (page, server) => {
      await callsTerminal(page);
      server.over('no_answer');
      await page.getByText('No answer', { exact: true }).first().waitFor();
    },
  },
  { name: 'desk-call', user: 'lawyer', path: '/desk', act: inCall },
  {
    name: 'desk-call-summary',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await inCall(page, server);
      await page.getByLabel('小结第 1 行').fill('12月3日前到区法律援助中心交申请表');
      await page.getByLabel('小结第 2 行').fill('带身份证和工资条');
      await page.getByRole('button', { name: '发到电视' }).click();
      await page.getByText('发给居民？').first().waitFor();
    },
  },
  {
    name: 'desk-answers',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await inCall(page, server);
      await page.keyboard.press('Alt+a');
      await page.getByRole('button', { name: /劳动争议申请仲裁/ }).click();
    },
  },
  {
    name: 'desk-calculator',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await inCall(page, server);
      await page.keyboard.press('Alt+c');
      await page.getByRole('button', { name: /申请执行费|执行/ }).click();
      await page.getByRole('textbox', { name: '申请执行的金额' }).fill('50000');
      await page.getByRole('button', { name: '计算', exact: true }).click();
      await page.getByRole('button', { name: '写进笔记' }).click();
    },
  },
  { name: 'answers', user: 'admin', path: '/answers' },
  {
    name: 'desk-wrap',
    user: 'lawyer',
    path: '/desk',
    act: async (page, server) => {
      await inCall(page, server);
      await page.getByRole('button', { name: '挂断' }).click();
      await page.getByRole('heading', { name: /通话已结束/ }).waitFor();
    },
  },
  {
    name: 'desk-record',
    user: 'lawyer',
    path: '/desk',
    act: async (page) => {
      await onDuty(page);
      await page.getByRole('button', { name: '去补' }).click();
      await page.getByRole('radiogroup').waitFor();
    },
  },
];
