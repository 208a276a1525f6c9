import { LocalDevices } from './local-devices.js';
import type { SessionProblem } from './session-events.js';
import { ManualClock } from './testing/manual-clock.js';

class FakeTrack extends EventTarget {
  listeners = 0;
  enabled = true;
  muted = false;
  stopped = false;
  constructor(readonly kind: 'audio' | 'video') {
    super();
  }
  override addEventListener(...listen: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...listen);
    this.listeners += 1;
  }
  override removeEventListener(...listen: Parameters<EventTarget['removeEventListener']>): void {
    super.removeEventListener(...listen);
    this.listeners -= 1;
  }
  stop(): void {
    this.stopped = true;
  }
  silence(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }
  unplug(): void {
    this.dispatchEvent(new Event('ended'));
  }
}

/** A machine with devices that can be taken out and put back. */
function setUp() {
  const clock = new ManualClock();
  const there = { audio: true, video: true };
  const tracks: FakeTrack[] = [];
  const asked: MediaStreamConstraints[] = [];
  const seen: { swapped: string[]; problems: SessionProblem['kind'][]; changed: string[] } = {
    swapped: [],
    problems: [],
    changed: [],
  };
  let plugged: () => void = () => undefined;
  const devices = new LocalDevices({
    clock,
    getUserMedia: async (constraints) => {
      asked.push(constraints);
      const { audio, video } = constraints;
      const made: FakeTrack[] = [];
      for (const [kind, wanted] of [
        ['audio', audio],
        ['video', video],
      ] as const) {
        if (!wanted) continue;
        if (!there[kind]) throw new DOMException('gone', 'NotFoundError');
        made.push(new FakeTrack(kind));
      }
      tracks.push(...made);
      const of = (kind: string) => made.filter((track) => track.kind === kind);
      return { getAudioTracks: () => of('audio'), getVideoTracks: () => of('video'), getTracks: () => made } as never;
    },
    deviceChanges: (listener) => {
      plugged = listener;
      return () => {
        plugged = () => undefined;
      };
    },
    events: {
      changed: (source, media) =>
        seen.changed.push(`${source} ${media.track ? 'there' : 'none'}${media.silent ? ' silent' : ''}`),
      swapped: (source) => seen.swapped.push(source),
      problem: ({ kind }) => seen.problems.push(kind),
    },
  });
  return { clock, there, tracks, asked, seen, devices, plug: () => plugged() };
}

test('a camera that is taken out and put back is sent again, and stays switched off if it was', async () => {
  const { clock, there, tracks, seen, devices, plug } = setUp();
  await devices.open({ microphone: true, camera: true });
  devices.setMuted('camera', true);
  there.video = false;
  tracks[1]?.unplug();
  plug();
  await clock.advance(10_000);
  expect(devices.get('camera').track).toBeNull();
  expect(seen.problems).toEqual(['camera_stopped']);
  there.video = true;
  plug();
  await clock.advance(10_000);
  expect(devices.get('camera').track).not.toBeNull();
  expect(devices.get('camera').track?.enabled).toBe(false);
  expect(seen.swapped).toEqual(['camera', 'camera']);
  expect(devices.get('microphone').track).toBe(tracks[0]);
});

test('a device that answers late after it was put back is asked again', async () => {
  const { clock, there, tracks, devices, plug } = setUp();
  await devices.open({ microphone: true, camera: true });
  there.audio = false;
  tracks[0]?.unplug();
  plug();
  await clock.advance(500);
  there.audio = true;
  await clock.advance(1_000);
  expect(devices.get('microphone').track).not.toBeNull();
});

test('a device that was never there is taken when it is plugged in', async () => {
  const { clock, there, seen, devices, plug } = setUp();
  there.video = false;
  await devices.open({ microphone: true, camera: true });
  expect(seen.problems).toEqual(['camera_missing']);
  there.video = true;
  plug();
  await clock.advance(100);
  expect(seen.swapped).toEqual(['camera']);
});

test('a microphone that its switch has silenced is said to be silent', async () => {
  const { tracks, seen, devices } = setUp();
  await devices.open({ microphone: true, camera: false });
  tracks[0]?.silence(true);
  tracks[0]?.silence(false);
  expect(seen.changed.slice(-2)).toEqual(['microphone there silent', 'microphone there']);
});

test('nothing is opened after the end', async () => {
  const { clock, there, tracks, devices, plug } = setUp();
  await devices.open({ microphone: true, camera: true });
  there.video = false;
  tracks[1]?.unplug();
  plug();
  there.video = true;
  devices.close();
  await clock.advance(10_000);
  expect(tracks).toHaveLength(2);
  expect(tracks[0]?.stopped).toBe(true);
});

test("the page's own tracks outlive the call, and hold nothing of it", async () => {
  const { devices } = setUp();
  const own = [new FakeTrack('audio'), new FakeTrack('video')];
  const stream = {
    getAudioTracks: () => own.slice(0, 1),
    getVideoTracks: () => own.slice(1),
    getTracks: () => own,
  };
  await devices.open(stream as never);
  expect(own.map((track) => track.listeners)).toEqual([3, 3]);
  devices.replace('camera', new FakeTrack('video') as never);
  expect(own[1]?.listeners).toBe(0);
  devices.close();
  expect(own.map(({ listeners, stopped }) => ({ listeners, stopped }))).toEqual([
    { listeners: 0, stopped: false },
    { listeners: 0, stopped: false },
  ]);
});

test('released devices stop, stay off when others are plugged in, and open again when they are wanted', async () => {
  const { clock, tracks, devices, plug } = setUp();
  await devices.open({ microphone: true, camera: true });
  devices.release();
  expect(tracks.map((track) => [track.stopped, track.listeners])).toEqual([
    [true, 0],
    [true, 0],
  ]);
  plug();
  await clock.advance(10_000);
  expect(tracks).toHaveLength(2);
  await devices.open({ microphone: true, camera: true });
  expect(tracks.map((track) => track.stopped)).toEqual([true, true, false, false]);
});

test('opened again with other wishes, what is open as wanted goes on, and the camera before is stopped first', async () => {
  const { tracks, devices, asked } = setUp();
  await devices.open({ microphone: true, camera: true, facing: 'user' });
  const opening = devices.open({ microphone: true, camera: true, facing: 'environment' });
  expect(tracks.map((track) => track.stopped)).toEqual([false, true]);
  await opening;
  expect(asked.at(-1)).toMatchObject({ audio: false, video: { facingMode: { ideal: 'environment' } } });
  expect(tracks.map((track) => [track.kind, track.stopped])).toEqual([
    ['audio', false],
    ['video', true],
    ['video', false],
  ]);
  await devices.open({ microphone: true, camera: true, facing: 'environment' });
  expect(tracks).toHaveLength(3);
});

test('opened again, a microphone that the system has silenced is replaced', async () => {
  const { tracks, devices } = setUp();
  await devices.open({ microphone: true, camera: true });
  tracks[0]?.silence(true);
  await devices.open({ microphone: true, camera: true });
  expect(tracks.map((track) => track.stopped)).toEqual([true, false, false]);
  expect(devices.get('microphone').silent).toBe(false);
});
