import { sampleAgent, sampleCall, sampleRoomAccess } from '@falink/fixtures';
import { until } from '@falink/fixtures/until';
import { type AgentState, callRoutes, consoleMessages, FalinkError, type Notice, type Route } from '@falink/protocol';
import { jest } from '@jest/globals';
import type { HttpClient } from '../src/api/http.js';
import type { ConsoleSocket } from '../src/api/socket.js';
import { DutyController } from '../src/call/duty-controller.js';

/** A camera or a microphone, as far as a desk that is not in a call asks of one. */
class Track extends EventTarget {
  readyState = 'live';
  enabled = true;
  muted = false;
  constructor(readonly kind: 'audio' | 'video') {
    super();
  }
  stop() {
    this.readyState = 'ended';
  }
  getSettings() {
    return {};
  }
}

class Stream {
  readonly #tracks: Track[];
  constructor(tracks: Track[] = []) {
    this.#tracks = [...tracks];
  }
  getTracks() {
    return this.#tracks;
  }
  getAudioTracks() {
    return this.#tracks.filter(({ kind }) => kind === 'audio');
  }
  getVideoTracks() {
    return this.#tracks.filter(({ kind }) => kind === 'video');
  }
}

let opened: Track[];
let troubles: unknown[];
let agent: AgentState;
/** What the service answers to a change of state. */
let refusal: FalinkError | null;
const before = { MediaStream: globalThis.MediaStream, mediaDevices: navigator.mediaDevices };

beforeEach(() => {
  [opened, troubles, agent, refusal] = [[], [], 'offline', null];
  const mediaDevices = {
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    getUserMedia: async ({ audio, video }: MediaStreamConstraints) => {
      const tracks = [...(audio ? [new Track('audio')] : []), ...(video ? [new Track('video')] : [])];
      opened.push(...tracks);
      return new Stream(tracks);
    },
  };
  Object.assign(globalThis, { MediaStream: Stream });
  Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices, configurable: true });
});
afterEach(() => {
  Object.assign(globalThis, { MediaStream: before.MediaStream });
  Object.defineProperty(navigator, 'mediaDevices', { value: before.mediaDevices, configurable: true });
});

async function desk(): Promise<DutyController> {
  const http = {
    send: async (route: Route, { body }: { body?: { state: AgentState } } = {}) => {
      if (route === (callRoutes.getAgent as Route))
        return { agent: sampleAgent({ state: agent }), offer: null, call: null };
      if (refusal) throw refusal;
      agent = body?.state ?? agent;
      return sampleAgent({ state: agent });
    },
  } as unknown as HttpClient;
  const never = () => () => undefined;
  const socket = { on: never, onReady: never } as unknown as ConsoleSocket;
  const controller = new DutyController(http, socket, (error) => troubles.push(error));
  controller.start();
  await controller.refresh();
  return controller;
}

const live = () => opened.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);

test('going on duty opens camera and microphone once, going off duty closes them', async () => {
  const controller = await desk();
  expect(live()).toEqual([]);
  await controller.setState('available');
  await controller.setState('away');
  expect(live().sort()).toEqual(['audio', 'video']);
  await controller.setState('offline');
  expect(live()).toEqual([]);
  controller.close();
});

test('going on duty does not let the browser ask about notifications', async () => {
  const controller = await desk();
  const ask = jest.spyOn(controller.notifications, 'ask');
  await controller.setState('available');
  expect(ask).not.toHaveBeenCalled();
  controller.close();
});

test('going on duty that is refused leaves no camera on, and says why', async () => {
  const controller = await desk();
  refusal = new FalinkError('agent.not_agent');
  await controller.setState('available');
  await until('both are off again', () => opened.length === 2 && live().length === 0);
  expect(troubles).toEqual([refusal]);
  controller.close();
});

test('a response that something overtook is fetched again: it undoes no call', async () => {
  const call = sampleCall();
  const held: (() => void)[] = [];
  const notify = new Map<string, (payload: never) => void>();
  let answered = false;
  const http = {
    send: async (route: Route) => {
      if (route !== (callRoutes.getAgent as Route)) throw new Error(`unexpected ${route.path}`);
      const response = answered
        ? { agent: sampleAgent({ state: 'on_call' }), offer: null, call }
        : { agent: sampleAgent({ state: 'available' }), offer: null, call: null };
      await new Promise<void>((resolve) => held.push(resolve));
      return response;
    },
  } as unknown as HttpClient;
  const socket = {
    on: (message: Notice, handler: (payload: never) => void) => {
      notify.set(message.name, handler);
      return () => undefined;
    },
    onReady: () => () => undefined,
  } as unknown as ConsoleSocket;
  const controller = new DutyController(http, socket, (error) => troubles.push(error));
  controller.start();
  await until('the state is fetched', () => held.length === 1);
  // The service made its response; then the call was answered, and the notification is faster.
  answered = true;
  notify.get(consoleMessages.agentUpdated.name)?.(sampleAgent({ state: 'on_call' }) as never);
  notify.get(consoleMessages.myCallUpdated.name)?.(call as never);
  held[0]?.();
  await until('it is fetched again', () => held.length === 2);
  expect(controller.snapshot()).toMatchObject({ agent: { state: 'on_call' }, call: { id: call.id } });
  held[1]?.();
  await until('the later one is applied', () => live().length === 2);
  expect(controller.snapshot()).toMatchObject({ agent: { state: 'on_call' }, call: { id: call.id } });
  expect(troubles).toEqual([]);
  controller.close();
});

test('a desk that was on duty before it was loaded again may open them; closing the window lets them go', async () => {
  agent = 'away';
  const controller = await desk();
  await controller.devices.open();
  expect(live().sort()).toEqual(['audio', 'video']);
  controller.close();
  expect(live()).toEqual([]);
});

test('[C19] [C20] a television that is called goes live once, in the window that called, when somebody answers', async () => {
  const called = sampleCall({ state: 'ringing', origin: 'desk', answeredAt: null, activeAt: null });
  const asked: string[] = [];
  const notify = new Map<string, (payload: never) => void>();
  const room = sampleRoomAccess({ url: 'http://127.0.0.1:9' });
  const http = {
    send: async (route: Route) => {
      if (route === (callRoutes.getAgent as Route))
        return { agent: sampleAgent({ state: 'available' }), offer: null, call: null };
      asked.push(route.path);
      return route === (callRoutes.roomAccess as Route) ? room : { call: called, room };
    },
  } as unknown as HttpClient;
  const socket = {
    on: (message: Notice, handler: (payload: never) => void) => {
      notify.set(message.name, handler);
      return () => undefined;
    },
    onReady: () => () => undefined,
    refusedMessages: { count: () => undefined },
  } as unknown as ConsoleSocket;
  const controller = new DutyController(http, socket, (error) => troubles.push(error));
  controller.start();
  await until('the state is known', () => controller.snapshot().agent);
  const target = { terminalId: called.terminal.id ?? '', name: '一号', siteName: '河湾村', callbackId: null };
  await controller.callTerminal(target, 'r1');
  expect(controller.snapshot()).toMatchObject({ call: { state: 'ringing' }, place: 'here' });
  expect(controller.lineSnapshot()?.callId).toBe(called.id);
  expect(asked).toEqual([callRoutes.callTerminal.path]);
  const news = notify.get(consoleMessages.myCallUpdated.name)!;
  for (const revision of [2, 3]) {
    news({ ...called, revision, state: 'connecting', answeredAt: '2026-07-15T02:00:00Z' } as never);
  }
  await until('a token was fetched', () => asked.length === 2);
  expect(asked).toEqual([callRoutes.callTerminal.path, callRoutes.roomAccess.path]);
  controller.close();
});
