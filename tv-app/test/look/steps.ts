import {
  ago,
  sampleAgentCard,
  sampleForm,
  sampleId,
  samplePaper,
  sampleTarget,
  sampleTargetValues,
  sampleTerminalCall,
} from '@falink/fixtures';
import type { CommandOffer, Emergency, Intake, Paper, SomeTargetValues, TerminalCall } from '@falink/protocol';
import type { Page } from 'playwright-core';
import type { Television, TelevisionState } from './television.js';

/** What a state is reached with. */
export interface Tools {
  readonly page: Page;
  readonly service: Television;
  /** Presses a key and waits until what it does has been drawn. */
  press(key: string): Promise<void>;
  /** Waits for a page. */
  until(page: string): Promise<void>;
}

export interface ShotState {
  /** The service at the start. */
  readonly service?: Partial<TelevisionState>;
  /** Of the page's address; `?demo=home-1` unless given. */
  readonly query?: string;
  readonly permissions?: readonly string[];
  /** Runs in the page before anything of ours. */
  readonly init?: () => void;
  /** Of the first start, which is over unless given. */
  readonly step?: string;
  /** Nobody has read the privacy notice here yet. */
  readonly isNew?: true;
  /** The page that it starts with; `home` unless given. */
  readonly first?: string;
  readonly drive?: (tools: Tools) => Promise<void>;
}

const officer = sampleAgentCard({ displayName: '何静', title: '', office: '云河区法律援助中心' });
export const form = sampleForm();
export const call = (change: Partial<TerminalCall>): TerminalCall =>
  sampleTerminalCall({ category: 'labour', queuedAt: ago(0), waitMs: 4_000, ...change });
export const paper = (n: number, kind: Paper['kind'], label: string, state: Paper['state']): Paper =>
  samplePaper(n, { kind, label, state });
/** Answered, so long ago. */
const answered = (agoMs: number, change: Partial<TerminalCall> = {}): TerminalCall =>
  call({ state: 'active', position: null, agent: sampleAgentCard(), activeAt: ago(agoMs), ...change });
const over = (): TerminalCall =>
  answered(720_000, { state: 'ended', endedAt: ago(0), endReason: 'agent_hung_up', ratingDue: true });

export async function red({ press, until }: Tools): Promise<void> {
  await press('F1');
  await until('call-waiting');
}

/** A box that has a microphone and no camera. */
export const withoutCamera: Pick<ShotState, 'permissions' | 'init'> = {
  permissions: ['microphone'],
  init: () => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (want) =>
      want?.video ? Promise.reject(new DOMException('no', 'NotFoundError')) : real(want);
    const list = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
    navigator.mediaDevices.enumerateDevices = async () => (await list()).filter(({ kind }) => kind !== 'videoinput');
  },
};

/** The camera is there, and no microphone is. */
export const withoutMicrophone: Pick<ShotState, 'permissions' | 'init'> = {
  permissions: ['camera'],
  init: () => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (want) =>
      want?.audio ? Promise.reject(new DOMException('no', 'NotFoundError')) : real(want);
  },
};

/** The code with which a call from a phone comes to this television. */
export async function handover({ press, until }: Tools): Promise<void> {
  await press('4');
  await until('services');
  await press('8');
  await until('handover');
}

/** The call of a browser, which this television shows. */
export const shownCall = (change: Partial<TerminalCall> = {}): TerminalCall => call({ origin: 'browser', ...change });

/** In the queue, where a phone is offered. */
export async function waitsForPhone(tools: Tools): Promise<void> {
  await red(tools);
  await tools.press('2');
  await tools.page.waitForFunction(() => window.tv?.scene().qr !== undefined);
}

export async function active(tools: Tools): Promise<void> {
  await red(tools);
  tools.service.change({ call: answered(384_000) });
  await tools.until('call-active');
}

export async function rating(tools: Tools): Promise<void> {
  await active(tools);
  tools.service.change({ call: over() });
  await tools.until('call-rating');
}

const ROOM = {
  service: { terminalKind: 'room', callTemplate: { kind: 'intake', intakeId: sampleId(400) } },
  query: '?demo=room-1',
} as const;

/** In an intake in this state. */
export const inIntake = (state: Intake, then?: (tools: Tools) => Promise<void>): ShotState => ({
  ...ROOM,
  drive: async (tools) => {
    const { press, until, service } = tools;
    service.change({ intake: state });
    await press('2');
    await until('legal-aid');
    await press('1');
    await until('call-waiting');
    service.change({ call: answered(0, { kind: 'intake', intakeId: state.id, agent: officer }), intake: state });
    await until('intake');
    await then?.(tools);
  },
});
export const open = (keys: readonly string[], page: string): ShotState => ({
  drive: async ({ press, until }) => {
    for (const key of keys) await press(key);
    await until(page);
  },
});

/** A box that is at this step of its first start; it can read aloud. */
export const firstStart = (step: string, first: string): ShotState => ({ step, first });

/** The service gives the television something else than usual. */
export const withTarget = (values: SomeTargetValues): Partial<TelevisionState> => ({
  target: sampleTarget({}, { values: sampleTargetValues(values) }),
});

/** Staff ask for something. */
export const commanded = (offer: Pick<CommandOffer, 'order'> & Partial<CommandOffer>): ShotState => ({
  drive: async ({ service, until }) => {
    service.command({ id: sampleId(950), consent: 'key', expiresAt: ago(-600_000), ...offer });
    await until('command');
  },
});

/** A desk calls, and nobody has answered yet. */
export const calledByDesk: Pick<ShotState, 'drive'> = {
  drive: async ({ service, until }) => {
    const agent = sampleAgentCard({ office: '云河区公共法律服务中心' });
    service.change({ call: call({ state: 'ringing', position: null, agent, video: false, ringMs: 30_000 }) });
    await until('call-incoming');
  },
};

/** A warning for everybody, as a district issues it. */
export const warned = (texts: Pick<Emergency, 'headline' | 'body' | 'points'>): ShotState => ({
  drive: async ({ service, until }) => {
    const { headline, body, points } = texts;
    const times = { issuedAt: ago(60_000), endsAt: ago(-3_600_000) };
    service.raise({ id: sampleId(951), issuer: '云河区应急管理局', headline, body, points, ...times });
    await until('emergency');
  },
});

/** The rules cannot be fetched; then, when they can again, one press brings them. */
export const withoutRules = (back: boolean): ShotState => ({
  init: () => {
    navigator.serviceWorker.register = () => Promise.reject(new Error('not here'));
  },
  drive: async ({ page, press, until }) => {
    await page.route('**/legalParts*', (route) => route.abort());
    await press('4');
    await until('services');
    await press('6');
    await until('calculators');
    await page.waitForFunction(() => (window.tv?.scene().options.length ?? 0) === 2);
    if (!back) return;
    await page.unroute('**/legalParts*');
    await press('1');
    await page.waitForFunction(() => (window.tv?.scene().options.length ?? 0) > 2);
  },
});
