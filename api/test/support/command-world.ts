import { randomUUID } from 'node:crypto';
import { until } from '@falink/fixtures/until';
import {
  type AnswerOf,
  type Command,
  type CommandOffer,
  type CommandReport,
  type CommandTarget,
  commandRoutes,
  fleet,
} from '@falink/protocol';
import { ask, signIn, type TestApi } from './api.js';
import { TestTerminal } from './people.js';
import { SocketWorld } from './socket-world.js';
import type { TestSocket } from './sockets.js';

/** A member of staff who sends commands. */
export class Commander {
  constructor(
    private readonly api: TestApi,
    readonly token: string,
  ) {}

  static async signIn(api: TestApi, username: string): Promise<Commander> {
    return new Commander(api, await signIn(api, username));
  }

  send(order: Record<string, unknown>, target: CommandTarget, more: Record<string, unknown> = {}) {
    const body = { requestId: randomUUID(), target, ttlS: 600, ...order, ...more };
    return ask(this.api, commandRoutes.createCommand, { token: this.token, body });
  }

  /** Sends one that must be accepted. */
  async sent(
    order: Record<string, unknown>,
    target: CommandTarget,
    more: Record<string, unknown> = {},
  ): Promise<string> {
    const { data, error } = await this.send(order, target, more);
    if (error) throw new Error(error.code);
    return data.id;
  }

  async view(id: string): Promise<Command> {
    return (await ask(this.api, commandRoutes.getCommand, { token: this.token, params: { id } })).data;
  }

  async rows(id: string) {
    const input = { token: this.token, params: { id } };
    return (await ask(this.api, commandRoutes.listCommandTerminals, input)).data.items;
  }

  /** Waits until the counts are so, those that are named. */
  counted(id: string, counts: Partial<Command['counts']>): Promise<Command> {
    return until(
      `the counts are ${JSON.stringify(counts)}`,
      () => this.view(id),
      (view) => Object.entries(counts).every(([state, n]) => view.counts[state as keyof typeof counts] === n),
    );
  }

  cancel(id: string) {
    return ask(this.api, commandRoutes.cancelCommand, { token: this.token, params: { id } });
  }

  repeat(id: string, requestId: string = randomUUID()) {
    return ask(this.api, commandRoutes.repeatCommand, { token: this.token, params: { id }, body: { requestId } });
  }
}

/** What a television does with commands, word by word. */
export class CommandedBox {
  constructor(readonly socket: TestSocket) {}

  offered(id: string): Promise<CommandOffer> {
    return this.socket.hears(fleet.commandOffered, (offer) => offer.id === id);
  }

  acknowledge(id: string): Promise<AnswerOf<typeof fleet.acknowledgeCommand>> {
    return this.socket.ask(fleet.acknowledgeCommand, { id });
  }

  report(report: CommandReport) {
    return this.socket.ask(fleet.reportCommand, report);
  }

  /** Receives it, acknowledges it and does it. */
  async does(id: string): Promise<void> {
    await this.offered(id);
    await this.acknowledge(id);
    await this.report({ id, state: 'done' });
  }
}

/** A district of two televisions and those who command them. */
export class CommandWorld {
  private constructor(
    readonly sockets: SocketWorld,
    readonly home2: TestTerminal,
    readonly operator: Commander,
  ) {}

  static async start(): Promise<CommandWorld> {
    const sockets = await SocketWorld.start();
    const home2 = await TestTerminal.pair(sockets.api, 'home-2');
    const operator = await Commander.signIn(sockets.api, 'operator');
    await sockets.keep();
    return new CommandWorld(sockets, home2, operator);
  }

  get api(): TestApi {
    return this.sockets.api;
  }

  get home1(): TestTerminal {
    return this.sockets.home1;
  }

  async box(terminal: TestTerminal = this.home1, more: Record<string, unknown> = {}): Promise<CommandedBox> {
    return new CommandedBox(await this.sockets.tv(terminal, more));
  }
}
