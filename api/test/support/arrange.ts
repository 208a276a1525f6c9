import { until } from '@falink/fixtures/until';
import type { Category, Offer, RoomAccess } from '@falink/protocol';
import { type Api, mediaFlows, type TestAgent, type TestTerminal } from './people.js';

export interface ArrangedCall {
  readonly id: string;
  readonly intakeId: string | null;
  /** The terminal's way into the room. */
  readonly resident: RoomAccess;
}
export interface OfferedCall extends ArrangedCall {
  readonly offer: Offer;
}
export interface AnsweredCall extends OfferedCall {
  /** The agent's way into the room. */
  readonly agent: RoomAccess;
}

interface Reached {
  queued: ArrangedCall;
  offered: OfferedCall;
  connecting: AnsweredCall;
  active: AnsweredCall;
  ended: AnsweredCall;
}

export interface Parties {
  readonly api: Api;
  readonly terminal: TestTerminal;
  /** On duty and free; for `queued` they decline and are away afterwards. */
  readonly agent: TestAgent;
  readonly kind?: 'consultation' | 'intake';
  readonly category?: Category;
}

/** A call in this state, reached as in life: by the terminal's and the agent's requests and the sfu's reports. */
export async function callInState<S extends keyof Reached>(state: S, parties: Parties): Promise<Reached[S]> {
  return (await reach(state, parties)) as Reached[S];
}

async function reach(
  state: keyof Reached,
  { api, terminal, agent, kind = 'consultation', category }: Parties,
): Promise<ArrangedCall> {
  const { data, error } = await terminal.call({ kind, ...(category && { category }) });
  if (error) throw new Error(error.code);
  const queued = { id: data.call.id, intakeId: data.call.intakeId, resident: data.room };
  const offer = await agent.rung();
  if (state === 'queued') {
    await agent.decline(offer.id);
    await until('the call waits again', async () => (await terminal.current())?.state === 'queued');
    return queued;
  }
  const offered: OfferedCall = { ...queued, offer };
  if (state === 'offered') return offered;
  const answer = await agent.accept(offer.id);
  if (answer.error) throw new Error(answer.error.code);
  const connecting: AnsweredCall = { ...offered, agent: answer.data.room };
  if (state === 'connecting') return connecting;
  await mediaFlows(api, [connecting.agent, connecting.resident]);
  if (state === 'active') return connecting;
  const ended = await agent.end(connecting.id);
  if (ended.error) throw new Error(ended.error.code);
  return connecting;
}
