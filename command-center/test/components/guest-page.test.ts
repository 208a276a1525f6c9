/** @jest-environment ./test/support/dom-environment.mjs */

import { sampleId } from '@falink/fixtures';
import { FalinkError, guestRoutes } from '@falink/protocol';
import { screen, waitFor } from '@testing-library/dom';
import { en } from '../../src/locales/en/guest.js';
import { categories } from '../../src/locales/zh-CN/categories.js';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import { BrowserKey } from '../../src/phone/guest/browser-key.js';
import { FakeCall } from '../support/fake-guest-call.js';
import { GUEST_DOOR, GUEST_KEY, GUEST_PARTS, GuestWorld } from '../support/guest-world.js';

let world: GuestWorld;
beforeEach(async () => {
  world = await GuestWorld.start();
});
afterEach(() => world.close());

describe('[U1] before anybody queues', () => {
  it('says where it leads, who is on duty and who waits; nothing is opened', async () => {
    await world.page();
    await world.title('云河区公共法律服务');
    screen.getByText('现在有 1 位律师值班');
    screen.getByText('前面有 2 人在等');
    expect(screen.getByRole('link', { name: '拨打 0470-12348' }).getAttribute('href')).toBe('tel:0470-12348');
    expect(FakeCall.made).toEqual([]);
  });

  it('changes its language in its place', async () => {
    await world.page();
    await world.press(zh.language);
    await world.title('Yunhe public legal services');
    expect(document.documentElement.lang).toBe('en');
    await world.press(en.start.next);
    await world.title(en.notice.title);
  });

  it.each(['closed', 'nobody_on_duty', 'full'] as const)(
    '%s: says why, with the hotline, and no way on',
    async (closed) => {
      world.door = { ...GUEST_DOOR, closed };
      await world.page();
      await world.title(zh.closed[closed].title);
      expect(screen.queryByRole('button', { name: zh.start.next })).toBeNull();
      screen.getByRole('link', { name: '拨打 0470-12348' });
    },
  );

  it.each([
    ['guest.link_used', zh.trouble.link],
    ['guest.link_expired', zh.trouble.link],
    ['guest.link_withdrawn', zh.trouble.link],
    ['guest.blocked', zh.trouble.blocked],
  ] as const)('%s: says why', async (code, heading) => {
    world.api.reply('openGuestDoor', () => {
      throw new FalinkError(code);
    });
    await world.page();
    await world.title(heading);
    screen.getByText(new FalinkError(code).toBody().message.zh);
  });

  it('tries again without a line', async () => {
    const port = await world.unplug();
    await world.page();
    await world.title(zh.trouble.title);
    screen.getByText(zh.trouble.offline);
    await world.plugIn(port);
    await world.press(zh.again);
    await world.title('云河区公共法律服务');
  });

  it.each([
    ['insecure', { isSecureContext: false }],
    ['app', { userAgent: 'MicroMessenger/8.0', hasCapture: false }],
    ['old', { hasWebRtc: false }],
  ] as const)('a browser that cannot: %s is said before the queue', async (why, part) => {
    await world.page({ parts: { ...GUEST_PARTS, ...part } });
    await world.press(zh.start.next);
    await world.title(zh.cannot.title);
    screen.getByText(zh.cannot[why]);
  });
});

describe('[U5] consent', () => {
  it('comes before the camera, and names the version and the guardian', async () => {
    await world.page();
    await world.press(zh.start.next);
    await world.user.click(screen.getByLabelText(zh.notice.child));
    await world.press(zh.notice.agree);
    expect(screen.getByRole('alert').textContent).toBe(zh.notice.guardianNeeded);
    await world.user.click(screen.getByLabelText(zh.notice.guardian));
    await world.press(zh.notice.agree);
    expect(FakeCall.made).toEqual([]);
    await world.press(zh.devices.soundOnly);
    await world.press(zh.devices.begin);
    await waitFor(() => expect(world.queued).toHaveLength(1));
    expect(world.queued[0]).toMatchObject({
      browserKey: GUEST_KEY,
      solution: '7',
      place: sampleId(1),
      consent: { notice: GUEST_DOOR.notice.version, under14: true, guardian: true },
    });
    expect(FakeCall.made[0]?.done).toEqual(['open {"microphone":true,"camera":false}']);
  });

  it('of an older notice is asked for once more', async () => {
    world.refusals = ['guest.notice_changed'];
    await world.page();
    await world.press(zh.start.next);
    await world.press(zh.notice.agree);
    await world.press(zh.devices.open);
    await world.press(zh.devices.begin);
    await screen.findByText(zh.notice.changed);
    await world.title(zh.notice.title);
  });
});

describe('the devices', () => {
  it('that are refused are explained, and sound alone is offered for a camera that is missing', async () => {
    FakeCall.problems = ['camera_missing'];
    await world.page();
    await world.press(zh.start.next);
    await world.press(zh.notice.agree);
    await world.press(zh.devices.open);
    await world.title(zh.devices.cameraTitle);
    FakeCall.problems = ['microphone_denied', 'camera_denied'];
    await world.press(zh.again);
    await world.title(zh.devices.deniedTitle);
    screen.getByText(zh.devices.how.chrome[0]!);
    FakeCall.problems = [];
    await world.press(zh.again);
    await screen.findByRole('button', { name: zh.devices.begin });
  });
});

describe('[M15] the network', () => {
  it('is tested once while the devices are tried, and said before anybody queues', async () => {
    await world.page();
    await world.press(zh.start.next);
    await world.press(zh.notice.agree);
    expect(world.networkTests).toBe(0);
    await world.press(zh.devices.open);
    await screen.findByText(zh.network.none);
    // Another choice of devices does not test it again.
    await world.press(zh.devices.withPicture);
    await screen.findByText(zh.network.none);
    expect(world.networkTests).toBe(1);
    await world.press(zh.network.again);
    await waitFor(() => expect(world.networkTests).toBe(2));
    await world.press(zh.devices.begin);
    await world.title(zh.waiting.title);
  });
});

describe('[U2] queueing', () => {
  it('replaces a challenge that became too old, once', async () => {
    world.refusals = ['guest.proof_invalid'];
    await world.waiting();
    expect(world.queued).toHaveLength(2);
    expect(world.queued[0]?.requestId).not.toBe(world.queued[1]?.requestId);
  });

  it('goes back to the door when that has closed', async () => {
    world.refusals = ['guest.full'];
    await world.page();
    await world.press(zh.start.next);
    await world.press(zh.notice.agree);
    await world.press(zh.devices.open);
    world.door = { ...GUEST_DOOR, closed: 'full' };
    await world.press(zh.devices.begin);
    await world.title(zh.closed.full.title);
  });

  it('finds the consultation that another page of this browser has', async () => {
    world.refusals = ['guest.already_open'];
    await world.page();
    await world.press(zh.start.next);
    await world.press(zh.notice.agree);
    await world.press(zh.devices.open);
    await world.press(zh.devices.begin);
    await world.title(zh.resume.title);
  });
});

describe('[U7] a consultation', () => {
  it('says the place, takes a matter, and enters the room only once a desk rings', async () => {
    const media = await world.waiting();
    screen.getByText('您排在第 2 位');
    await world.press(categories.housing);
    await waitFor(() => expect(screen.getByRole('button', { name: categories.housing }).ariaPressed).toBe('true'));
    expect(media.isIn).toBe(false);
    world.change({ state: 'offered' });
    await screen.findByText(zh.waiting.ringing);
    await waitFor(() => expect(media.done).toContain('join'));
    expect(media.done.filter((one) => one === 'join')).toHaveLength(1);
  });

  it('leaves the queue after one more question', async () => {
    const media = await world.waiting();
    await world.press(zh.waiting.leave);
    await world.press(zh.waiting.stay);
    await world.press(zh.waiting.leave);
    await world.press(zh.waiting.leave);
    await world.title(zh.over.left.title);
    expect(media.done).toContain('left');
  });

  it('mutes, hangs up after one more question, and is rated', async () => {
    const media = await world.talking();
    await world.press(zh.call.microphone);
    expect(media.done).toContain('microphone muted true');
    await world.press(zh.call.hangUp);
    await world.press(zh.call.hangUp);
    await world.title(zh.rating.title);
    await world.press('非常满意');
    await world.title(zh.over.thanks.title);
    expect(world.api.count(guestRoutes.rateGuestCall)).toBe(1);
  });

  it('shows what the lawyer wrote down', async () => {
    world.api.reply('guestGoodbye', () => ({
      state: 'confirmed',
      lines: ['带上工资条'],
      nextOn: null,
      url: null,
      remainingMs: 1_000,
    }));
    await world.talking();
    world.change({ state: 'ended', endReason: 'agent_hung_up', ratingDue: false });
    await world.title(zh.over.summary);
    screen.getByText('带上工资条');
  });

  it('is not asked for by a browser that has begun none, and forgotten once its end was shown', async () => {
    await world.waiting();
    expect(world.api.count(guestRoutes.resumeGuest)).toBe(0);
    expect(new BrowserKey(localStorage)).toMatchObject({ key: GUEST_KEY, hasBegun: true });
    world.change({ state: 'ended', endReason: 'nobody_answered' });
    await world.title(zh.over.nobody_answered.title);
    expect(new BrowserKey(localStorage).hasBegun).toBe(false);
  });

  it('that another page of this browser took over is not fought for: it comes back at a press', async () => {
    const media = await world.talking();
    await waitFor(() => expect(media.done.at(-1)).toBe('join'));
    media.onEnded(true);
    await world.title(zh.trouble.elsewhere);
    expect(media.done.at(-1)).toBe('left');
    await world.press(zh.again);
    await world.title(zh.resume.title);
  });

  it('is found again by a page that was loaded again, after a press', async () => {
    await world.page({ isKnown: true });
    await world.title(zh.resume.title);
    expect(FakeCall.made).toEqual([]);
    await world.press(zh.resume.go);
    await world.title(zh.waiting.title);
  });

  it.each(['connection_lost', 'nobody_answered', 'failed'] as const)(
    '%s: says what became of it',
    async (endReason) => {
      await world.waiting();
      world.change({ state: 'ended', endReason });
      await world.title(zh.over[endReason === 'connection_lost' ? 'lost' : endReason].title);
      await world.press(zh.over.again);
      await world.title('云河区公共法律服务');
    },
  );
});
