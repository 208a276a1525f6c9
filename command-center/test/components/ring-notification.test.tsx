/** @jest-environment ./test/support/dom-environment.mjs */

import { sampleOffer } from '@falink/fixtures';
import { act, createEvent, fireEvent, screen, waitFor } from '@testing-library/react';
import { DutyContext } from '../../src/call/DutyContext.js';
import type { DutyController } from '../../src/call/duty-controller.js';
import { type DutyState, EMPTY_DUTY } from '../../src/call/duty-state.js';
import { NotificationHint } from '../../src/call/NotificationHint.js';
import { RingNotification } from '../../src/call/RingNotification.js';
import { SystemNotifications } from '../../src/call/system-notifications.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

/** What a browser gives a page for the notifications of its system. */
class ShownNotification extends EventTarget {
  static permission: NotificationPermission = 'granted';
  static shown: ShownNotification[] = [];
  static requestPermission = async () => ShownNotification.permission;
  closed = false;
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    super();
    ShownNotification.shown.push(this);
  }
  close() {
    this.closed = true;
  }
}

let world: ConsoleWorld;
let lookedAt = true;
beforeEach(async () => {
  world = await consoleWorld();
  ShownNotification.shown = [];
  ShownNotification.permission = 'granted';
  Object.assign(globalThis, { Notification: ShownNotification });
  Object.assign(window, { isSecureContext: true });
  document.hasFocus = () => lookedAt;
});
afterEach(() => world.close());

/** A duty whose state the test sets. */
function duty(first: DutyState) {
  let state = first;
  const listeners = new Set<() => void>();
  const controller = {
    notifications: new SystemNotifications(),
    snapshot: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as DutyController;
  const become = (next: DutyState) =>
    act(async () => {
      state = next;
      for (const listener of listeners) listener();
    });
  return { controller, become };
}

const offer = sampleOffer();
const RINGING: DutyState = { ...EMPTY_DUTY, ringing: { offer, endsAtMs: performance.now() + 20_000 } };

async function rings() {
  const { controller, become } = duty(RINGING);
  await draw(
    world,
    <DutyContext value={controller}>
      <RingNotification />
    </DutyContext>,
  );
  return become;
}

const look = (at: boolean) =>
  act(async () => {
    lookedAt = at;
    fireEvent(window, createEvent(at ? 'focus' : 'blur', window));
  });

test('a call that rings while the window is not looked at is shown by the system until the ringing ends', async () => {
  lookedAt = false;
  const become = await rings();
  expect(ShownNotification.shown).toMatchObject([
    { title: '来电 劳动用工', options: { tag: offer.id, requireInteraction: true }, closed: false },
  ]);
  // No place and no name: others may see the screen.
  const { title, options } = ShownNotification.shown[0] as ShownNotification;
  expect(`${title}${options.body}`).not.toContain(offer.call.terminal.siteName);
  await become(EMPTY_DUTY);
  expect(ShownNotification.shown.map(({ closed }) => closed)).toEqual([true]);
});

test('a window that is looked at shows none; one that is left while it rings does, once', async () => {
  lookedAt = true;
  const become = await rings();
  expect(ShownNotification.shown).toHaveLength(0);
  await look(false);
  await become({ ...RINGING, ringing: { offer, endsAtMs: performance.now() + 19_000 } });
  expect(ShownNotification.shown).toHaveLength(1);
  await look(true);
  expect(ShownNotification.shown.map(({ closed }) => closed)).toEqual([true]);
});

test.each([
  ['granted', 'allowed'],
  ['default', 'undecided'],
  ['denied', 'refused'],
] as const)('permission %s: %s', async (permission, state) => {
  lookedAt = false;
  ShownNotification.permission = permission;
  expect(new SystemNotifications().snapshot()).toBe(state);
  await rings();
  expect(ShownNotification.shown).toHaveLength(permission === 'granted' ? 1 : 0);
});

test('a page that is not served securely has none', () => {
  Object.assign(window, { isSecureContext: false });
  expect(new SystemNotifications().snapshot()).toBe('unsupported');
});

it.each([
  ['zh-CN', '打开桌面通知', /来电可以在桌面上提醒您/],
  ['en', 'Turn on alerts', /Calls can alert you/],
] as const)(
  'says in %s what notifications are for, and lets the browser ask after a click only',
  async (locale, open, why) => {
    let asked = 0;
    ShownNotification.permission = 'default';
    ShownNotification.requestPermission = async () => {
      asked += 1;
      ShownNotification.permission = 'granted';
      return 'granted';
    };
    await draw(
      world,
      <DutyContext value={duty(EMPTY_DUTY).controller}>
        <NotificationHint />
      </DutyContext>,
      locale,
    );
    expect([screen.getByText(why).textContent !== '', asked]).toEqual([true, 0]);
    fireEvent.click(screen.getByRole('button', { name: open }));
    await waitFor(() => expect(screen.queryByText(why)).toBeNull());
    expect(asked).toBe(1);
  },
);
