import type { Home, Locale, OnAir, TerminalCall } from '@falink/protocol';
import type { PageId } from '../session/Navigator.js';
import { AGENT, callWith, FORM, HOME, ID, intakeWith, ON_AIR, RECEIPT } from '../session/testing.js';
import type { RenderOptions } from './render.js';

/** What the service says of the place, who answers, and what is on the air. */
export interface PlaceData {
  readonly home: Home;
  readonly agent: NonNullable<TerminalCall['agent']>;
  readonly onAir: OnAir;
}

const USUAL: PlaceData = { home: HOME, agent: AGENT, onAir: ON_AIR };

/** A television on which everything that a page could show is there. */
export const fullPage = (
  id: PageId,
  locale: Locale = 'zh-CN',
  { home: shown, agent, onAir } = USUAL,
): RenderOptions => ({
  locale,
  terminal: 'room',
  params: id === 'calculator' ? { id: 'court-fee' } : {},
  prepare: async ({ home, legal, navigator, call, intake, programme }, platform) => {
    platform.answer('GET', /rulebook/, { json: { today: '2026-06-11', overrides: [] } });
    platform.answer('POST', /callbacks$/, {
      status: 201,
      json: { id: ID(300), phoneMasked: '138****2346', promise: null },
    });
    platform.answer('POST', /rating$/, { json: { score: 2 } });
    home.store.set({ home: shown, onAir });
    await legal.load();
    navigator.open('calculators');
    if (id === 'calculator') navigator.open('calculator', { id: 'court-fee' });
    programme.playChannel(onAir);
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
