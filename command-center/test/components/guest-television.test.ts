/** @jest-environment ./test/support/dom-environment.mjs */

import { type BodyOf, type ErrorCode, FalinkError, type ShownScreen, screenRoutes } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import { FakeCall } from '../support/fake-guest-call.js';
import { GuestWorld } from '../support/guest-world.js';

const { television } = zh;
const SCREEN = { name: '王奶奶家的电视', siteName: '朝阳社区 3 号楼' };
const PLACE = '朝阳社区 3 号楼 · 王奶奶家的电视';

let world: GuestWorld;
let chosen: BodyOf<typeof screenRoutes.useScreen>[];
let refusal: ErrorCode | null;

const show = (state: ShownScreen['state'] | null): void =>
  world.change({ screen: state === null ? null : { ...SCREEN, state } });

beforeEach(async () => {
  world = await GuestWorld.start();
  [chosen, refusal] = [[], null];
  world.api.reply('useScreen', ({ body }) => {
    chosen.push(body);
    if (refusal) throw new FalinkError(refusal);
    show('opened');
    return SCREEN;
  });
  world.api.reply('returnFromScreen', () => {
    show(null);
    return {};
  });
});
afterEach(() => world.close());

async function enter(digits: string): Promise<void> {
  await world.press(television.key);
  await world.user.type(await screen.findByLabelText(television.code), `${digits}{Enter}`);
}

/** In a call that a television shows. */
async function shown(): Promise<FakeCall> {
  const media = await world.talking();
  await enter('123456');
  show('present');
  media.state.set({ television: true, playsHere: false });
  await world.title(television.shown);
  return media;
}
const lawyer = () => document.querySelector<HTMLVideoElement>('#guest-lawyer')!;

describe('[U10] a consultation on a television', () => {
  it('goes there while it waits, says where, and comes back at a press', async () => {
    const media = await world.waiting();
    await enter('123456');
    await screen.findByText(television.coming);
    screen.getByText(PLACE);
    show('present');
    await screen.findByText(television.shown);
    screen.getByText(television.shownWaiting);
    show('away');
    await screen.findByText(television.awayWaiting);
    await world.press(television.back);
    await screen.findByRole('button', { name: television.key });
    expect(screen.queryByText(television.returned)).toBeNull();
    expect(chosen).toEqual([{ code: '123456' }]);
    expect(media.done).not.toContain('left');
  });

  it('in the call: the lawyer is seen and heard there, and the person sent from here', async () => {
    const media = await shown();
    screen.getByText(PLACE);
    expect([lawyer().hidden, lawyer().muted]).toEqual([true, true]);
    expect(media.done).not.toContain('left');
    await world.press(zh.call.microphone);
    expect(media.done).toContain('microphone muted true');
    media.state.set({ lawyerPicture: true });
    await world.press(television.back);
    await world.title(zh.call.talking);
    expect([lawyer().hidden, lawyer().muted]).toEqual([false, false]);
    screen.getByRole('button', { name: television.key });
    expect(world.api.count(screenRoutes.returnFromScreen)).toBe(1);
  });

  it('plays here what a television leaves to this device', async () => {
    const media = await shown();
    media.state.set({ playsHere: true });
    expect([lawyer().hidden, lawyer().muted]).toEqual([true, false]);
  });

  it('keeps the call and the digits when the television is in use', async () => {
    await world.talking();
    refusal = 'screen.busy';
    await enter('123456');
    await screen.findByText(new FalinkError('screen.busy').toBody().message.zh);
    expect(screen.getByLabelText<HTMLInputElement>(television.code).value).toBe('123456');
    await world.press(television.cancel);
    expect(document.activeElement?.textContent).toBe(television.key);
    await world.title(zh.call.talking);
  });

  it('that the television gives back goes on here, with a sentence until it is read', async () => {
    await shown();
    show(null);
    await screen.findByText(television.returned);
    expect(lawyer().muted).toBe(false);
    await world.press(television.noted);
    expect(screen.queryByText(television.returned)).toBeNull();
  });

  it('whose television lost its power is seen and heard here until that is back', async () => {
    const media = await shown();
    media.state.set({ television: false, playsHere: true, lawyerPicture: true });
    show('away');
    await screen.findByText(television.away);
    expect([lawyer().hidden, lawyer().muted]).toEqual([false, false]);
    media.state.set({ television: true, playsHere: false });
    await world.title(television.shown);
    expect(screen.queryByText(television.away)).toBeNull();
  });

  it('that does not come back says so', async () => {
    await shown();
    world.api.reply('returnFromScreen', () => {
      throw new FalinkError('service.unavailable');
    });
    await world.press(television.back);
    await screen.findByText(television.failed);
    expect(lawyer().muted).toBe(true);
  });

  it('is still there for a page that is loaded again', async () => {
    show('present');
    await world.page({ isKnown: true });
    await world.press(zh.resume.go);
    await screen.findByText(PLACE);
  });
});

describe('[U9] the code of a television that was scanned', () => {
  it('goes on there at one press in a browser that has a consultation', async () => {
    await world.page({ isKnown: true, television: 'token' });
    await world.title(television.scanned);
    expect(chosen).toEqual([]);
    await world.press(television.go);
    await screen.findByText(television.coming);
    expect(chosen).toEqual([{ token: 'token' }]);
  });

  it('is left alone by somebody who goes on here', async () => {
    await world.page({ isKnown: true, television: 'token' });
    await world.press(television.stay);
    await world.title(zh.waiting.title);
    expect(chosen).toEqual([]);
  });

  it('asks for a consultation first, and is used once that waits', async () => {
    await world.page({ television: 'token' });
    await screen.findByText(television.beginFirst);
    await world.waiting({ television: 'token' });
    await screen.findByText(television.coming);
    expect(chosen).toEqual([{ token: 'token' }]);
  });

  it('leads to the digits when it is no longer good', async () => {
    refusal = 'screen.unknown';
    await world.waiting({ television: 'token' });
    await screen.findByText(new FalinkError('screen.unknown').toBody().message.zh);
    refusal = null;
    await world.user.type(screen.getByLabelText(television.code), '654321{Enter}');
    await screen.findByText(television.coming);
    expect(chosen).toEqual([{ token: 'token' }, { code: '654321' }]);
  });

  it('in another page of this browser takes the consultation from the first', async () => {
    const first = await world.waiting();
    const before = document.body.firstElementChild;
    await world.page({ isKnown: true, television: 'token' });
    await world.press(television.go);
    await screen.findByText(television.coming);
    expect(before?.textContent).toContain(zh.trouble.elsewhere);
    expect(first.done.at(-1)).toBe('left');
    await waitFor(() => expect(FakeCall.made.at(-1)?.done).not.toContain('left'));
  });
});
