import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import {
  type BodyOf,
  type Category,
  internalRoutes,
  type MediaAbility,
  type Offer,
  type ResponseOf,
  routes,
  type SfuEvent,
} from '@falink/protocol';
import { ask, Box, SERVICE_SECRET, SFU_ID, signIn } from './api.js';

export interface Api {
  readonly url: string;
}

export const ABLE: MediaAbility = {
  microphone: true,
  camera: true,
  videoCodecs: ['video/h264', 'video/vp8'],
  webrtc: true,
};

export type DemoName = 'home-1' | 'home-2' | 'home-3' | 'room-1' | 'room-2';

/** A box of the demo district, with a token. */
export class TestTerminal {
  private constructor(
    readonly api: Api,
    readonly id: string,
    readonly box: Box,
    readonly token: string,
  ) {}

  static async pair(api: Api, name: DemoName): Promise<TestTerminal> {
    const box = new Box();
    const { data, error } = await ask(api, routes.demoPair, {
      body: { name, publicKey: box.publicKey, device: Box.device },
    });
    if (error) throw new Error(error.code);
    return new TestTerminal(api, data.terminalId, box, await box.token(api, data.terminalId));
  }

  /** The same box, talking to another process. */
  at(api: Api): TestTerminal {
    return new TestTerminal(api, this.id, this.box, this.token);
  }

  call(more: Partial<BodyOf<typeof routes.createCall>> = {}) {
    return ask(this.api, routes.createCall, {
      token: this.token,
      body: { requestId: randomUUID(), kind: 'consultation', ability: ABLE, ...more },
    });
  }

  /** Queues a call that must succeed. */
  async queue(category?: Category): Promise<ResponseOf<typeof routes.createCall>> {
    const { data, error } = await this.call(category ? { category } : {});
    if (error) throw new Error(error.code);
    return data;
  }

  /** OK, while a desk calls. */
  answer(id: string, more: Partial<BodyOf<typeof routes.answerCall>> = {}) {
    return ask(this.api, routes.answerCall, { token: this.token, params: { id }, body: { ability: ABLE, ...more } });
  }

  async current() {
    return (await ask(this.api, routes.currentCall, { token: this.token })).data.call;
  }

  end(id: string) {
    return ask(this.api, routes.endCall, { token: this.token, params: { id } });
  }
}

/** A member of staff who takes calls. */
export class TestAgent {
  private constructor(
    readonly api: Api,
    readonly token: string,
  ) {}

  static async signIn(api: Api, username: string): Promise<TestAgent> {
    return new TestAgent(api, await signIn(api, username));
  }

  /** Signed in and on duty. */
  static async onDuty(api: Api, username: string): Promise<TestAgent> {
    const agent = await TestAgent.signIn(api, username);
    const { error } = await agent.go('available');
    if (error) throw new Error(error.code);
    return agent;
  }

  at(api: Api): TestAgent {
    return new TestAgent(api, this.token);
  }

  go(state: 'available' | 'away' | 'offline') {
    return ask(this.api, routes.setAgentState, { token: this.token, body: { state } });
  }

  async status() {
    return (await ask(this.api, routes.getAgent, { token: this.token })).data;
  }

  /** Waits until it rings. */
  rung(): Promise<Offer> {
    return until('it rings', async () => (await this.status()).offer);
  }

  /** @param requestId the key press, as a desk names it */
  accept(id: string, requestId?: string) {
    const body = requestId === undefined ? undefined : { requestId };
    return ask(this.api, routes.acceptOffer, { token: this.token, params: { id }, body });
  }

  decline(id: string) {
    return ask(this.api, routes.declineOffer, { token: this.token, params: { id } });
  }

  end(id: string) {
    return ask(this.api, routes.endCall, { token: this.token, params: { id } });
  }

  /** Calls a terminal. */
  callTerminal({ id }: { readonly id: string }, more: Partial<BodyOf<typeof routes.callTerminal>> = {}) {
    const body = { requestId: randomUUID(), ...more };
    return ask(this.api, routes.callTerminal, { token: this.token, params: { id }, body });
  }

  /** Waits until it rings, and answers. */
  async answer() {
    const { data, error } = await this.accept((await this.rung()).id);
    if (error) throw new Error(error.code);
    return data;
  }
}

type EventBody<E = SfuEvent> = E extends SfuEvent ? Omit<E, 'id' | 'at'> : never;

/** Reports what happened in a room, as the sfu does. */
export async function report(api: Api, event: EventBody, id: string = randomUUID(), sfuId = SFU_ID): Promise<number> {
  const { data, error } = await ask(api, internalRoutes.sfuEvents, {
    token: SERVICE_SECRET,
    body: { sfuId, events: [{ ...event, id, at: new Date().toISOString() }] },
  });
  if (error) throw new Error(`${error.code} ${JSON.stringify(error.fields)}`);
  return data.accepted;
}

/** The room is live, and media of all of these gets through: with both people among them, the call is active. */
export async function mediaFlows(
  api: Api,
  seats: readonly { readonly roomId: string; readonly participantId: string }[],
): Promise<void> {
  const [first] = seats;
  if (first) await report(api, { type: 'room.activated', roomId: first.roomId, peerId: first.participantId });
  for (const { roomId, participantId: peerId } of seats) {
    await report(api, { type: 'media.flowing', roomId, peerId, kind: 'audio' });
  }
}
