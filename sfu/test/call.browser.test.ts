import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import type { RoomAccess } from '@falink/protocol';
import type { BrowserContext, Page } from 'playwright-core';
import { BrowserHarness } from './browser-harness.js';
import { NetworkSwitch } from './network-switch.js';
import { SfuHarness } from './sfu-harness.js';

const TEST_TIMEOUT_MS = 120_000;

let sfu: SfuHarness;
let browser: BrowserHarness;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  sfu = new SfuHarness({ workers: 2 });
  [browser] = await Promise.all([BrowserHarness.start(), sfu.start()]);
}, TEST_TIMEOUT_MS);

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser?.stop();
  await sfu?.stop();
}, TEST_TIMEOUT_MS);

interface Side {
  readonly page: Page;
  readonly access: RoomAccess;
}

interface Call {
  readonly tv: Side;
  readonly lawyer: Side;
  /** How long the second side took to set everything up from nothing: says how busy this machine is. */
  readonly setUpMs: number;
}

interface CallOptions {
  readonly roomId?: string;
  readonly camera?: boolean;
  /** Where the television reaches the sfu. */
  readonly tvUrl?: string;
}

async function openPage(): Promise<Page> {
  const { page, context } = await browser.open();
  contexts.push(context);
  return page;
}

const received = (page: Page) => page.evaluate(() => window.page.received());
const stateOf = (page: Page) => page.evaluate(() => window.page.session?.state);
const eventsOf = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.page.events.filter((event) => event.name === wanted).map((event) => event.value),
    name,
  );

/** Both sides on standby. */
async function standby({ roomId = randomUUID(), camera = true, tvUrl }: CallOptions = {}): Promise<Call> {
  const issued = await sfu.access(roomId);
  const tv: Side = { page: await openPage(), access: { ...issued, url: tvUrl ?? issued.url } };
  const lawyer: Side = { page: await openPage(), access: await sfu.access(roomId, { role: 'lawyer' }) };
  await tv.page.evaluate(([access, cam]) => window.page.warm(access, true, cam), [tv.access, camera] as const);
  // Its encoders rest until somebody else comes.
  expect(await tv.page.evaluate(() => window.page.sentBytes())).toBe(0);
  const startedAt = performance.now();
  await lawyer.page.evaluate(([access, cam]) => window.page.warm(access, false, cam), [lawyer.access, camera] as const);
  for (const { page } of [tv, lawyer])
    await until(
      'both tracks are set up',
      async () => (await eventsOf(page, 'remoteTrack')).length === (camera ? 2 : 1),
    );
  return { tv, lawyer, setUpMs: performance.now() - startedAt };
}

async function activeCall(options: CallOptions = {}): Promise<Call> {
  const call = await standby(options);
  const { roomId, participantId } = call.lawyer.access;
  const accepted = await sfu.access(roomId, { role: 'lawyer', participantId, grants: { activate: true } });
  await call.lawyer.page.evaluate((token) => window.page.activate(token), accepted.token);
  await Promise.all([call.tv, call.lawyer].map(({ page }) => advancing(page, options.camera ?? true)));
  return call;
}

/** Waits until pictures and sound of the other side go on arriving. */
async function advancing(page: Page, camera = true): Promise<void> {
  const before = await received(page);
  await until('media advances', async () => {
    const now = await received(page);
    const pictures =
      !camera || now.framesDecoded > before.framesDecoded + 5 || now.framesDecoded < before.framesDecoded;
    return pictures && now.audioEnergy > 0 && now.audioEnergy !== before.audioEnergy;
  });
}

test(
  '[C5] somebody who is muted from the start is reported as reachable: no packet would ever say so',
  async () => {
    const { tv, lawyer } = await standby({ camera: false });
    for (const { page } of [tv, lawyer]) await page.evaluate(() => window.page.session?.setMicrophoneMuted(true));
    await until('both are muted at the sfu', async () => (await eventsOf(tv.page, 'remoteMuted')).length > 0);
    const { roomId, participantId } = lawyer.access;
    const accepted = await sfu.access(roomId, { role: 'lawyer', participantId, grants: { activate: true } });
    await lawyer.page.evaluate((token) => window.page.activate(token), accepted.token);
    const flowing = () =>
      sfu.events.flatMap((event) => (event.type === 'media.flowing' && event.roomId === roomId ? [event.peerId] : []));
    await until('both are reported', flowing, (peers) =>
      [tv, lawyer].every(({ access }) => peers.includes(access.participantId)),
    );
  },
  TEST_TIMEOUT_MS,
);

test(
  '[M1] nothing is forwarded on standby; activating shows moving pictures and sound on both sides, in H.264',
  async () => {
    const { tv, lawyer } = await standby();
    expect(await tv.page.evaluate(() => window.page.preflight())).toEqual({
      webrtc: true,
      microphone: true,
      camera: true,
      videoCodecs: ['video/h264', 'video/vp8'],
    });
    expect(await stateOf(tv.page)).toBe('standby');
    await until('the television sends', () => tv.page.evaluate(async () => (await window.page.sentBytes()) > 20_000));
    await until('the lawyer sends', () => lawyer.page.evaluate(async () => (await window.page.sentBytes()) > 20_000));
    for (const { page } of [tv, lawyer]) expect(await received(page)).toMatchObject({ framesDecoded: 0, bytes: 0 });

    const { roomId, participantId } = lawyer.access;
    const accepted = await sfu.access(roomId, { role: 'lawyer', participantId, grants: { activate: true } });
    await lawyer.page.evaluate((token) => window.page.activate(token), accepted.token);
    for (const { page } of [tv, lawyer]) {
      await advancing(page);
      expect(await stateOf(page)).toBe('active');
      expect((await received(page)).videoCodec).toBe('video/H264');
    }
    const flowing = sfu.events.filter((event) => event.roomId === roomId && event.type === 'media.flowing');
    expect(flowing).toHaveLength(4);
  },
  TEST_TIMEOUT_MS,
);

test(
  'a muted microphone and a camera switched off are shown as such, and come back',
  async () => {
    const { tv, lawyer } = await activeCall();
    await tv.page.evaluate(() => window.page.session?.setMicrophoneMuted(true));
    await tv.page.evaluate(() => window.page.session?.setCameraOff(true));
    await until('both are told', async () => (await eventsOf(lawyer.page, 'remoteMuted')).length === 2);
    expect(await eventsOf(lawyer.page, 'remoteMuted')).toEqual(
      expect.arrayContaining([
        { source: 'microphone', muted: true },
        { source: 'camera', muted: true },
      ]),
    );
    await tv.page.evaluate(() => window.page.session?.setMicrophoneMuted(false));
    await tv.page.evaluate(() => window.page.session?.setCameraOff(false));
    await until('both are told again', async () => (await eventsOf(lawyer.page, 'remoteMuted')).length === 4);
    await advancing(lawyer.page);
  },
  TEST_TIMEOUT_MS,
);

test(
  'an ICE restart takes new credentials and does not interrupt the call',
  async () => {
    const { tv } = await activeCall();
    const before = await tv.page.evaluate(() => window.page.iceCredentials());
    await tv.page.evaluate(() => window.page.session?.restartIce());
    await until('new credentials', async () => {
      const now = await tv.page.evaluate(() => window.page.iceCredentials());
      return now.length > 0 && now.every((ufrag) => !before.includes(ufrag));
    });
    await advancing(tv.page);
    expect(await stateOf(tv.page)).toBe('active');
  },
  TEST_TIMEOUT_MS,
);

test(
  '[M3] a connection cut for 5 s is resumed: the other side sees it, media is the same',
  async () => {
    const network = await NetworkSwitch.start(sfu.service.url);
    try {
      const { tv, lawyer } = await activeCall({ tvUrl: network.url });
      network.cut();
      await until('the lawyer sees it', async () =>
        (await eventsOf(lawyer.page, 'peerConnection')).some((event) => JSON.stringify(event).includes('reconnecting')),
      );
      expect(await stateOf(tv.page)).toBe('reconnecting');
      await network.stayCut(5_000);
      network.restore();
      await until('the television is back', async () => (await stateOf(tv.page)) === 'active');
      await until('the lawyer sees it', async () =>
        (await eventsOf(lawyer.page, 'peerConnection')).some((event) => JSON.stringify(event).includes('"connected"')),
      );
      await Promise.all([advancing(tv.page), advancing(lawyer.page)]);
      expect(await tv.page.evaluate(() => window.page.renewals)).toBe(0);
      const types = sfu.events.filter((event) => event.roomId === tv.access.roomId).map((event) => event.type);
      expect(types).toEqual(expect.arrayContaining(['peer.disconnected', 'peer.resumed']));
      expect(types).not.toContain('peer.left');
    } finally {
      await network.stop();
    }
  },
  TEST_TIMEOUT_MS,
);

test(
  '[M5] a killed worker interrupts its own call for at most 3 s and no other',
  async () => {
    const call = await activeCall();
    const other = await activeCall({ camera: false });
    const workerOf = (side: Side) => sfu.workerOf(side.access.roomId);
    expect(workerOf(call.tv).pid).not.toBe(workerOf(other.tv).pid);

    process.kill(workerOf(call.tv).pid, 'SIGKILL');
    await until('the room is rebuilt', () =>
      sfu.events.some((event) => event.type === 'room.rebuilt' && event.roomId === call.tv.access.roomId),
    );
    const pages = [call.tv.page, call.lawyer.page];
    // 3 s is the promise; a machine that needs longer than half of it for any set-up at all is given twice that.
    const limitMs = Math.max(3_000, 2 * call.setUpMs);
    const isBack = async (page: Page) =>
      (await eventsOf(page, 'remoteTrack')).length >= 4 && (await received(page)).framesDecoded > 0;
    await Promise.all(pages.map((page) => until('pictures are back', () => isBack(page), Boolean, limitMs)));
    await Promise.all(pages.map((page) => advancing(page)));
    for (const { page } of [other.tv, other.lawyer]) {
      expect(await eventsOf(page, 'state')).not.toContain('reconnecting');
      await advancing(page, false);
    }
    await until('the worker is replaced', () => sfu.service.context.pool.workers.length === 2);
  },
  TEST_TIMEOUT_MS,
);

test(
  '[M5] a worker that stands still is ended, and its call is built again on another one',
  async () => {
    const { tv, lawyer } = await activeCall();
    const { pid } = sfu.workerOf(tv.access.roomId);
    process.kill(pid, 'SIGSTOP');
    await until(
      'the room is rebuilt',
      () => sfu.events.some(({ type, ...event }) => type === 'room.rebuilt' && event.roomId === tv.access.roomId),
      Boolean,
      30_000,
    );
    const isBack = async ({ page }: Side) =>
      (await eventsOf(page, 'remoteTrack')).length >= 4 && (await received(page)).framesDecoded > 0;
    for (const side of [tv, lawyer]) await until('pictures are back', () => isBack(side));
    await until('the worker is replaced', () => {
      const { workers } = sfu.service.context.pool;
      return workers.length === 2 && workers.every((worker) => worker.pid !== pid);
    });
  },
  TEST_TIMEOUT_MS,
);

test(
  'a media path that is gone for a while heals without a new session',
  async () => {
    const { tv, lawyer } = await activeCall();
    const { pid } = sfu.workerOf(tv.access.roomId);
    process.kill(pid, 'SIGSTOP');
    try {
      // Chrome notices a silent path after about 5 s.
      await until('the path is lost', () => tv.page.evaluate(async () => !(await window.page.isPathAlive())));
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await Promise.all([advancing(tv.page), advancing(lawyer.page)]);
    expect(await tv.page.evaluate(() => window.page.renewals)).toBe(0);
    expect(await stateOf(tv.page)).toBe('active');
  },
  TEST_TIMEOUT_MS,
);

test(
  'after a restart of the sfu both sides come back with fresh tokens and the call is live again',
  async () => {
    const { tv, lawyer } = await activeCall();
    const { port } = new URL(sfu.service.url);
    await sfu.stop();
    sfu = new SfuHarness({ workers: 2, port: Number(port) });
    for (const side of [tv, lawyer]) {
      const { roomId, participantId, url } = side.access;
      const role = side === lawyer ? ('lawyer' as const) : ('resident' as const);
      const fresh = await sfu.access(roomId, { participantId, role, grants: { activate: side === lawyer } });
      await side.page.evaluate(
        (given) => {
          window.page.nextAccess = given;
        },
        { ...fresh, url },
      );
    }
    await sfu.start();
    for (const { page } of [tv, lawyer]) {
      await until('it is live again', async () => (await stateOf(page)) === 'active');
      await advancing(page);
      expect(await page.evaluate(() => window.page.renewals)).toBe(1);
    }
  },
  TEST_TIMEOUT_MS,
);

test(
  'when the call is over by the time a new token is asked for, the session ends and says so',
  async () => {
    const page = await openPage();
    const access = await sfu.access(randomUUID(), { ageS: 120 });
    await page.evaluate(async (given) => {
      window.page.nextAccess = { error: 'call.ended' };
      await window.page.warm(given, true, false).catch(() => undefined);
    }, access);
    expect(await eventsOf(page, 'ended')).toEqual(['call_over']);
  },
  TEST_TIMEOUT_MS,
);

test(
  'with a box that knows no H.264 both sides meet in VP8',
  async () => {
    const roomId = randomUUID();
    const tv = await openPage();
    const lawyer = await openPage();
    await tv.evaluate(() => window.page.forgetH264());
    expect((await tv.evaluate(() => window.page.preflight())).videoCodecs).toEqual(['video/vp8']);
    const lawyerAccess = await sfu.access(roomId, { role: 'lawyer' });
    await tv.evaluate((given) => window.page.warm(given, true), await sfu.access(roomId));
    await lawyer.evaluate((given) => window.page.warm(given, false), lawyerAccess);
    const { participantId } = lawyerAccess;
    const accepted = await sfu.access(roomId, { role: 'lawyer', participantId, grants: { activate: true } });
    await lawyer.evaluate((token) => window.page.activate(token), accepted.token);
    for (const page of [tv, lawyer]) {
      await until('pictures', async () => (await received(page)).framesDecoded > 5);
      expect((await received(page)).videoCodec).toBe('video/VP8');
    }
    // [M16]
    const rows = await until('a row of each', () => {
      const measured = sfu.events.flatMap((event) =>
        event.type === 'peer.measured' && event.roomId === roomId ? [event] : [],
      );
      return new Set(measured.map(({ peerId }) => peerId)).size === 2 ? measured : undefined;
    });
    for (const { row } of rows) {
      expect(row).toMatchObject({ expected: true, picture: { width: expect.any(Number), height: expect.any(Number) } });
      expect([row.received > 100, row.sent > 100, row.rttMs !== null, row.jitterMs !== null]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  },
  TEST_TIMEOUT_MS,
);

test(
  'the same participant in a second window takes the place of the first',
  async () => {
    const { tv, lawyer } = await activeCall({ camera: false });
    const second = await openPage();
    const access = await sfu.access(tv.access.roomId, { participantId: tv.access.participantId });
    await second.evaluate((given) => window.page.warm(given, false, false), access);
    await until('the first ended', async () => (await eventsOf(tv.page, 'ended'))[0] === 'replaced');
    await Promise.all([advancing(second, false), advancing(lawyer.page, false)]);
  },
  TEST_TIMEOUT_MS,
);

test(
  'hanging up ends it for this side at once; closing the room ends it for the other',
  async () => {
    const { tv, lawyer } = await activeCall({ camera: false });
    await tv.page.evaluate(() => {
      window.page.session?.hangUp();
      window.page.session?.hangUp();
    });
    expect(await eventsOf(tv.page, 'ended')).toEqual(['hung_up']);
    await until('the lawyer is told', async () => (await eventsOf(lawyer.page, 'peerLeft')).length === 1);
    sfu.service.context.rooms.close(tv.access.roomId, 'ended');
    await until('the lawyer ended', async () => (await eventsOf(lawyer.page, 'ended'))[0] === 'room_closed');
  },
  TEST_TIMEOUT_MS,
);
