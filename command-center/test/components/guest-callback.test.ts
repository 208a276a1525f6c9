/** @jest-environment ./test/support/dom-environment.mjs */

import { type BodyOf, type ErrorCode, FalinkError, guestRoutes } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { en } from '../../src/locales/en/guest.js';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import { promiseText } from '../../src/phone/guest/callback-panel.js';
import { GuestWorld } from '../support/guest-world.js';

const { callback } = zh;
const WITHIN = { kind: 'within', minutes: 30 } as const;

let world: GuestWorld;
let left: BodyOf<typeof guestRoutes.leaveGuestNumber>[];
let refusals: ErrorCode[];

beforeEach(async () => {
  world = await GuestWorld.start();
  world.change({ callbackPromise: WITHIN });
  [left, refusals] = [[], []];
  world.api.reply('leaveGuestNumber', ({ body }) => {
    left.push(body);
    const refusal = refusals.shift();
    if (refusal) throw new FalinkError(refusal);
    world.change({ state: 'ended', endReason: 'callback_left', callbackPromise: null });
    return { id: world.call.id, phoneMasked: '138****5678', promise: WITHIN };
  });
});
afterEach(() => world.close());

const field = () => screen.findByLabelText<HTMLInputElement>(callback.phone);

describe('[U11] a number that is left while waiting', () => {
  it('says what happens and when, ends the wait, and is repeated masked', async () => {
    const media = await world.waiting();
    await world.press(callback.key);
    for (const text of [callback.what, '30 分钟以内给您打。', callback.hint]) screen.getByText(text);
    await world.user.type(await field(), '138 1234 5678{Enter}');
    await world.title(zh.over.kept.title);
    screen.getByText('我们会打 138****5678 找您，请留意来电。');
    screen.getByText('30 分钟以内给您打。');
    expect(left).toMatchObject([{ phone: '13812345678' }]);
    expect(media.done.at(-1)).toBe('left');
  });

  it('that is none is not sent, and the place is kept', async () => {
    await world.waiting();
    await world.press(callback.key);
    await world.user.type(await field(), '12345{Enter}');
    expect(screen.getByRole('alert').textContent).toBe(callback.wrong);
    expect(left).toEqual([]);
    await world.press(callback.cancel);
    expect(document.activeElement?.textContent).toBe(callback.key);
    screen.getByText('您排在第 2 位');
  });

  it('that did not arrive stays in its field, and is the same request again', async () => {
    refusals = ['service.unavailable'];
    await world.waiting();
    await world.press(callback.key);
    await world.user.type(await field(), '13812345678{Enter}');
    await screen.findByText(new FalinkError('service.unavailable').toBody().message.zh);
    expect((await field()).value).toBe('13812345678');
    await world.press(callback.confirm);
    await world.title(zh.over.kept.title);
    expect(new Set(left.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('is offered first once nobody is there, and stays in its place while it is filled in', async () => {
    await world.waiting();
    const key = () => screen.getByRole('button', { name: callback.key });
    const topics = () => screen.getByText(zh.waiting.about);
    const isBefore = (one: Node) => (one.compareDocumentPosition(topics()) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    expect(isBefore(key())).toBe(false);
    world.change({ staffed: false, callbackPromise: null });
    await waitFor(() => expect(isBefore(key())).toBe(true));
    await world.press(callback.key);
    screen.getByText(callback.soon);
    const input = await field();
    world.change({ staffed: true });
    await screen.findByText(/大约还要/);
    expect(isBefore(input)).toBe(true);
  });

  it('can be left after nobody answered', async () => {
    await world.waiting();
    world.change({ state: 'ended', endReason: 'nobody_answered' });
    await world.title(zh.over.nobody_answered.title);
    await world.press(callback.key);
    await world.user.type(await field(), '13812345678{Enter}');
    await world.title(zh.over.kept.title);
    screen.getByText('我们会打 138****5678 找您，请留意来电。');
    expect(world.api.count(guestRoutes.leaveGuestNumber)).toBe(1);
  });

  it('that the television left is said without the number', async () => {
    await world.waiting();
    world.change({ state: 'ended', endReason: 'callback_left' });
    await world.title(zh.over.kept.title);
    screen.getByText(zh.over.kept.text);
  });
});

test('[C15] what is promised is said by the clock of the service’s place', () => {
  const from = { kind: 'from', at: '2026-06-15T00:30:00.000Z' } as const;
  const words = { texts: zh, locale: 'zh-CN', phone: '' } as const;
  expect(promiseText(words, from)).toBe('星期一08:30以后给您打。');
  expect(promiseText({ texts: en, locale: 'en', phone: '' }, from)).toBe('You are called after Monday 08:30.');
  expect([promiseText(words, WITHIN), promiseText(words, null)]).toEqual(['30 分钟以内给您打。', callback.soon]);
});
