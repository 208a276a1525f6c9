import type { Page } from 'playwright-core';
import type { Console } from '../console.js';
import type { Look } from '../look.js';
import { type GuestLook, guestLook, heading, PC, press, talking, waiting } from './guest.js';

async function openTelevision(page: Page): Promise<void> {
  await press(page, /^在电视上继续$|^Use a television$/);
  await heading(page, /^在电视上继续$|^Continue on a television$/);
}

async function enterDigits(page: Page): Promise<void> {
  await openTelevision(page);
  await page.getByLabel(/六位数字|Six digits/).fill('123 456');
  await press(page, /^转到电视$|^Move to the television$/);
}

async function refusedTelevision(page: Page, { guest }: Console): Promise<void> {
  guest.screenRefusal = 'screen.busy';
  await enterDigits(page);
  await page.getByText(/这台电视正在用|in use/).waitFor();
}

async function waitingOnTelevision(page: Page): Promise<void> {
  await waiting(page);
  await enterDigits(page);
  await page.getByText(/^现在在电视上$|^Now on the television$/).waitFor();
}

async function onTelevision(page: Page, server: Console): Promise<void> {
  await talking(page, server);
  server.companion.televisionJoined();
  await enterDigits(page);
  await heading(page, /^现在在电视上$|^Now on the television$/);
}

async function leavingNumber(page: Page): Promise<void> {
  await waiting(page);
  await press(page, /^留下电话|^Leave a number/);
  await page.getByLabel(/您的电话号码|Your telephone number/).waitFor();
}

/** A guest who goes on on a television, or leaves a number. */
const STATES: readonly GuestLook[] = [
  {
    name: 'guest-waiting-panel',
    act: async (page) => {
      await waiting(page);
      await openTelevision(page);
    },
  },
  {
    name: 'guest-waiting-panel-error',
    act: async (page, server) => {
      await waiting(page);
      await refusedTelevision(page, server);
    },
  },
  {
    name: 'guest-waiting-unstaffed',
    act: async (page, { guest }) => {
      await waiting(page);
      guest.change({ staffed: false, waitRangeMs: null, callbackPromise: null });
      await page.getByText(/值班的律师刚离开/).waitFor();
    },
  },
  { name: 'guest-callback', act: leavingNumber },
  { name: 'guest-callback-en', locale: 'en', act: leavingNumber },
  {
    name: 'guest-callback-wrong',
    act: async (page) => {
      await leavingNumber(page);
      await page.getByLabel('您的电话号码').fill('1381234');
      await press(page, /^就是这个号码$/);
      await page.getByRole('alert').filter({ hasText: '不对' }).waitFor();
    },
  },
  {
    name: 'guest-callback-kept',
    act: async (page) => {
      await leavingNumber(page);
      await page.getByLabel('您的电话号码').fill('138 1234 5678');
      await press(page, /^就是这个号码$/);
      await heading(page, /电话记下了/);
    },
  },
  { name: 'guest-waiting-television', act: waitingOnTelevision },
  { name: 'guest-waiting-television-en', locale: 'en', act: waitingOnTelevision },
  { name: 'guest-waiting-television-pc', ...PC, act: waitingOnTelevision },
  {
    name: 'guest-panel',
    act: async (page, server) => {
      await talking(page, server);
      await openTelevision(page);
    },
  },
  {
    name: 'guest-panel-en',
    locale: 'en',
    act: async (page, server) => {
      await talking(page, server);
      await openTelevision(page);
    },
  },
  {
    name: 'guest-panel-error',
    act: async (page, server) => {
      await talking(page, server);
      await refusedTelevision(page, server);
    },
  },
  {
    name: 'guest-panel-narrow',
    width: 320,
    height: 568,
    act: async (page, server) => {
      await talking(page, server);
      await openTelevision(page);
    },
  },
  {
    name: 'guest-panel-pc',
    ...PC,
    act: async (page, server) => {
      await talking(page, server);
      await openTelevision(page);
    },
  },
  { name: 'guest-television', act: onTelevision },
  { name: 'guest-television-en', locale: 'en', act: onTelevision },
  { name: 'guest-television-pc', ...PC, act: onTelevision },
  {
    name: 'guest-television-away',
    act: async (page, server) => {
      await onTelevision(page, server);
      server.companion.televisionLost();
      server.guest.shown('away');
      await page.getByText(/电视断开了/).waitFor();
    },
  },
  {
    name: 'guest-television-returned',
    act: async (page, server) => {
      await onTelevision(page, server);
      server.guest.change({ screen: null });
      await page.getByText(/电视上停了/).waitFor();
    },
  },
  {
    name: 'guest-scanned-first',
    path: '/guest.html#tv=scanned',
    act: (page) => heading(page, /公共法律服务/),
  },
  {
    name: 'guest-scanned-resume',
    act: async (page) => {
      await waiting(page);
      await page.goto(`${page.url()}#tv=scanned`);
      await heading(page, /电视上的码扫到了/);
    },
  },
];

export const GUEST_TELEVISION_LOOKS: readonly Look[] = STATES.map(guestLook);
