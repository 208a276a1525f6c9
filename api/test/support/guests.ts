import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  type BodyOf,
  type GuestDoor,
  hasZeroBits,
  proofText,
  type QueuedGuest,
  routes,
  type VisitCall,
} from '@falink/protocol';
import { ask } from './api.js';
import { ABLE, type Api } from './people.js';

type QueueBody = BodyOf<typeof routes.queueGuest>;

/** The solution of a challenge, as a page finds it. */
const solves = (challenge: string, solution: string, bits: number): boolean =>
  hasZeroBits(createHash('sha256').update(proofText(challenge, solution)).digest(), bits);

function solve(challenge: string, bits: number): string {
  for (let n = 0; ; n += 1) if (solves(challenge, String(n), bits)) return String(n);
}

/** A text that solves the challenge at no difficulty. */
export function wrongSolution(challenge: string): string {
  for (let n = 0; ; n += 1) if (!solves(challenge, `x${n}`, 1)) return `x${n}`;
}

/** A browser without an account, at an address of its own. */
export class TestGuest {
  readonly browserKey = randomBytes(32).toString('base64url');
  #visit: QueuedGuest | null = null;

  constructor(
    readonly api: Api,
    readonly address = `203.0.113.${1 + Math.floor(Math.random() * 250)}`,
  ) {}

  /** The same browser, talking to another process, or from another address. */
  at(api: Api, address = this.address): TestGuest {
    const same = new TestGuest(api, address);
    Object.assign(same, { browserKey: this.browserKey });
    same.#visit = this.#visit;
    return same;
  }

  get #headers() {
    return { 'x-forwarded-for': this.address };
  }

  get token(): string {
    if (!this.#visit) throw new Error('this guest has not queued');
    return this.#visit.token;
  }

  get room() {
    if (!this.#visit) throw new Error('this guest has not queued');
    return this.#visit.room;
  }

  open(more: { link?: string; place?: string } = {}) {
    const body = { browserKey: this.browserKey, ...more };
    return ask(this.api, routes.openGuestDoor, { headers: this.#headers, body });
  }

  async door(more: { link?: string; place?: string } = {}): Promise<GuestDoor> {
    const { data, error } = await this.open(more);
    if (error) throw new Error(error.code);
    return data;
  }

  challenge(requestId: string = randomUUID()) {
    return ask(this.api, routes.guestChallenge, { headers: this.#headers, body: { requestId } });
  }

  probe() {
    return ask(this.api, routes.probeGuestNetwork, {
      headers: this.#headers,
      body: { browserKey: this.browserKey },
    });
  }

  /** Everything that a page sends, the work done. */
  async request(more: Partial<QueueBody> = {}): Promise<QueueBody> {
    const requestId = more.requestId ?? randomUUID();
    const { data } = await this.challenge(requestId);
    const place = more.place ?? (more.link ? undefined : (await this.door()).place.id);
    const notice = more.consent?.notice ?? (await this.door(place ? { place } : { link: more.link! })).notice.version;
    return {
      requestId,
      challenge: data.challenge,
      solution: solve(data.challenge, data.bits),
      browserKey: this.browserKey,
      ...(place !== undefined && { place }),
      ability: ABLE,
      locale: 'zh-CN',
      consent: { notice, under14: false, guardian: false },
      ...more,
    };
  }

  async send(body: QueueBody) {
    const answer = await ask(this.api, routes.queueGuest, { headers: this.#headers, body });
    if (!answer.error) this.#visit = answer.data;
    return answer;
  }

  async call(more: Partial<QueueBody> = {}) {
    return this.send(await this.request(more));
  }

  /** Queues a consultation that must succeed. */
  async queue(more: Partial<QueueBody> = {}): Promise<QueuedGuest> {
    const { data, error } = await this.call(more);
    if (error) throw new Error(error.code);
    return data;
  }

  resume() {
    return ask(this.api, routes.resumeGuest, { headers: this.#headers, body: { browserKey: this.browserKey } });
  }

  read() {
    return ask(this.api, routes.guestCall, { token: this.token });
  }

  async current(): Promise<VisitCall> {
    const { data, error } = await this.read();
    if (error) throw new Error(error.code);
    return data;
  }

  access() {
    return ask(this.api, routes.guestRoomAccess, { token: this.token });
  }

  end() {
    return ask(this.api, routes.endGuestCall, { token: this.token });
  }

  leaveNumber(phone: string, requestId: string = randomUUID()) {
    return ask(this.api, routes.leaveGuestNumber, { token: this.token, body: { requestId, phone } });
  }

  rate(score: 1 | 2 | 3 | 4 | 5) {
    return ask(this.api, routes.rateGuestCall, { token: this.token, body: { score } });
  }
}
