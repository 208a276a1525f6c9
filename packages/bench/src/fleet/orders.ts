import { randomUUID } from 'node:crypto';
import type { RouteCaller } from '@falink/client';
import { authRoutes, commandRoutes, targetRoutes } from '@falink/protocol';
import type { Fleet } from './fleet.js';
import { PASSWORD } from './seed.js';

const LIMIT_MS = 30_000;
const POLL_MS = 20;
/** Counting ten thousand outcomes is work of the service too. */
const COUNT_MS = 100;
const TTL_S = 600;

/** What an operator of the district asks of all of its boxes. */
export class Operator {
  private constructor(
    private readonly http: RouteCaller,
    private readonly token: string,
    private readonly unitId: string,
  ) {}

  static async signIn(http: RouteCaller): Promise<Operator> {
    const { accessToken, staff } = await http.call(authRoutes.login, {
      body: { username: 'operator', password: PASSWORD },
    });
    return new Operator(http, accessToken, staff.orgUnit.id);
  }

  /** One message to every box. Resolves when each has acknowledged it and its outcome is stored. @returns how many did */
  async command(boxes: number): Promise<number> {
    const { id } = await this.http.call(commandRoutes.createCommand, {
      token: this.token,
      body: {
        requestId: randomUUID(),
        type: 'message',
        text: '今晚七点停水，请提前接水。',
        seconds: 10,
        target: { orgUnit: this.unitId },
        ttlS: TTL_S,
      },
    });
    const until = performance.now() + LIMIT_MS;
    for (;;) {
      const { counts } = await this.http.call(commandRoutes.getCommand, { token: this.token, params: { id } });
      if (counts.done >= boxes || performance.now() > until) return counts.done;
      await pause(COUNT_MS);
    }
  }

  /** Another volume for the district. Resolves when each box has fetched its new target. @returns how many have */
  async nudge(fleet: Fleet): Promise<number> {
    const params = { id: this.unitId };
    const { here } = await this.http.call(targetRoutes.unitTarget, { token: this.token, params });
    const before = fleet.counts.targets;
    await this.http.call(targetRoutes.setUnitTarget, {
      token: this.token,
      params,
      body: {
        requestId: randomUUID(),
        revision: here?.revision ?? 0,
        settings: { volume: { default: 37, min: 5, max: 80 } },
      },
    });
    const until = performance.now() + LIMIT_MS;
    while (fleet.counts.targets - before < fleet.boxes.length && performance.now() < until) await pause(POLL_MS);
    return fleet.counts.targets - before;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
