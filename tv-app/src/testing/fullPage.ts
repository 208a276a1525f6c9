import type { Emergency, Goodbye, Home, Locale, OnAir, TerminalCall } from '@falink/protocol';
import type { PageId } from '../session/Navigator.js';
import { AGENT, asset, callWith, FORM, HOME, ID, intakeWith, ON_AIR, RECEIPT } from '../session/testing.js';
import type { RenderOptions } from './render.js';

/** What the service says of the place, who answers, what is on the air, and what takes the screen. */
export interface PlaceData {
  readonly home: Home;
  readonly agent: NonNullable<TerminalCall['agent']>;
  readonly onAir: OnAir;
  readonly emergency: Emergency;
  /** What staff put on the screen. */
  readonly message: string;
  /** What the agent wrote down for the resident; null: nothing. */
  readonly goodbye: Goodbye | null;
}

const USUAL: PlaceData = {
  home: HOME,
  agent: AGENT,
  onAir: ON_AIR,
  emergency: {
    id: ID(700),
    issuer: '云河区应急管理局',
    issuedAt: '2026-06-11T07:42:00.000Z',
    headline: '山洪预警',
    body: '今晚有大到暴雨，河边的人马上离开。',
    points: ['往高处走', '不要过河'],
    endsAt: '2026-06-11T12:00:00.000Z',
  },
  message: '今晚七点停水检修，请提前接好水。',
  goodbye: null,
};

/** What a phone needs to move its call to this television. */
export const HANDOVER = { url: 'https://falink.example/guest/#tv=a-token-that-moves-a-call', code: '472916' } as const;

const STAYS = new AbortController().signal;

/** A television on which everything that a page could show is there. */
export const fullPage = (
  id: PageId,
  locale: Locale = 'zh-CN',
  { home: shown, agent, onAir, emergency: raised, message, goodbye } = USUAL,
): RenderOptions => ({
  locale,
  terminal: 'room',
  params: id === 'calculator' ? { id: 'court-fee' } : {},
  prepare: async (session, platform) => {
    const shelf = [...(onAir.now ? [onAir.now.asset] : []), asset('b', 'elderly'), asset('c')];
    const { home, legal, navigator, call, intake, programme } = session;
    platform.answer('GET', /rulebook/, { json: { today: '2026-06-11', overrides: [] } });
    platform.answer('POST', /callbacks$/, {
      status: 201,
      json: { id: ID(300), phoneMasked: '138****2346', promise: null },
    });
    platform.answer('POST', /rating$/, { json: { score: 2 } });
    const nothing = { state: 'none', lines: [], nextOn: null, url: null, remainingMs: 0 };
    platform.answer('GET', /goodbye$/, { json: goodbye ?? nothing });
    home.store.set({ home: shown, onAir });
    await legal.load();
    navigator.open('calculators');
    if (id === 'calculator') navigator.open('calculator', { id: 'court-fee' });
    platform.answer('GET', /assets$/, { json: { assets: shelf } });
    programme.playChannel(onAir);
    if (id === 'emergency') session.emergency.raise(raised);
    if (id === 'command') void session.prompts.ask({ kind: 'message', text: message, seconds: null }, null, STAYS);
    if (id === 'handover') {
      platform.answer('PUT', /terminal\/screen$/, { json: { ...HANDOVER, expiresInMs: 300_000 } });
      return;
    }
    if (id === 'call-incoming') {
      const rung = callWith({ state: 'ringing', agent, position: null, ringMs: 30_000 });
      call.incoming.store.set({ call: rung });
      return;
    }
    const media = { ...call.state.media, phase: 'active', camera: 'on', microphone: 'on' } as const;
    const over = id === 'call-rating';
    call.store.set({
      phase: 'open',
      kind: 'intake',
      call: callWith({
        kind: 'intake',
        intakeId: ID(400),
        state: over ? 'ended' : 'active',
        agent,
        position: null,
        ratingDue: over,
        ...(over && { endedAt: '2026-06-11T07:42:00.000Z', endReason: 'agent_hung_up' }),
      }),
      media,
    });
    intake.store.set({
      intake: intakeWith({ step: 'confirm', form: FORM, application: { id: ID(600), number: RECEIPT.number } }),
      receipt: RECEIPT,
    });
  },
});
