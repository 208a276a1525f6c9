import { randomUUID } from 'node:crypto';
import {
  FalinkError,
  FleetHandshakeSchema,
  fleet,
  parseAtEdge,
  supportedVersion,
  type TerminalHealth,
} from '@falink/protocol';
import {
  CountedRefusals,
  handshakeError,
  onRequest,
  type SocketHandler,
  type SocketTable,
  serveSocket,
  socketTable,
} from '@falink/service-kit';
import type { Socket } from 'socket.io';
import { Batch } from '../../kernel/admission/batch.js';
import { SharedStatement } from '../../kernel/admission/shared-statement.js';
import { TERMINAL_ALIVE_MS } from '../../kernel/alive.js';
import type { Runtime } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import { HeldConnections } from '../../kernel/delivery/held-connections.js';
import { room, socketsIn } from '../../kernel/delivery/sockets.js';
import { authenticateTerminal } from '../../kernel/http/identity.js';
import { lineChanged } from './changes.js';
import { Heartbeats } from './heartbeats.js';
import type { FleetLine } from './line.js';
import { lineRows } from './line-rows.js';
import {
  type Claim,
  claimFreeTerminals,
  claimTerminal,
  endContests,
  type HeldLine,
  noteContest,
  type WrittenLine,
} from './queries/connections.js';
import { closeLostLines } from './tellers.js';

/**
 * A television sends a heartbeat a second while its page changes, and every half minute otherwise. What a line held back
 * until it was given up, 45 s, comes at once.
 */
const RATE = { burst: 120, perSecond: 4 } as const;
const SILENCE_CHECK_MS = 15_000;
/** A box that lost its power may come back before it is known that its window before is gone (SPEC P8). */
const IN_USE_RETRY_S = 15;

/** What other areas have to do with the boxes' lines. */
export interface LineParts {
  /** What they answer. */
  readonly requests: readonly SocketHandler<FleetLine>[];
  /** Receives what a box measured, with each of its heartbeats. */
  readonly measured: (terminalId: string, health: TerminalHealth) => void;
}

/** The terminals' socket: one living window each, heartbeats in, calls and pages' data out. */
export class FleetSocket {
  readonly #ctx: Context;
  readonly #held: HeldConnections<HeldLine, WrittenLine>;
  /** Connection → time of its last message, in ms. */
  readonly #heardAt = new Map<string, number>();
  readonly #claims: SharedStatement<Claim, boolean>;
  readonly #heartbeats: Heartbeats;
  readonly #refusals: CountedRefusals;
  #timer: NodeJS.Timeout | null = null;

  /** What a television may ask. */
  readonly #requests: SocketTable<FleetLine>;

  constructor(ctx: Context, { requests, measured }: LineParts) {
    this.#ctx = ctx;
    this.#requests = socketTable<FleetLine>([
      onRequest(fleet.heartbeat, (beat, { terminalId, connectionId }: FleetLine) => {
        if (this.#held.has(connectionId)) this.#heardAt.set(connectionId, performance.now());
        this.#heartbeats.add(terminalId, connectionId, beat);
        measured(terminalId, beat.health);
        return { serverTime: new Date().toISOString() };
      }),
      ...requests,
    ]);
    this.#held = new HeldConnections({ rows: lineRows(ctx), hearing: ctx.hearing, log: ctx.log });
    this.#claims = new SharedStatement((claims) => claimFreeTerminals(ctx.pool, claims));
    this.#heartbeats = new Heartbeats(ctx);
    this.#refusals = new CountedRefusals(ctx.metrics, ctx.log, 'fleet');
  }

  async start({ welcome }: Pick<Runtime, 'welcome'>): Promise<void> {
    await this.#held.start();
    const greeting = new Batch<string>((terminalIds) => this.#greet(terminalIds, welcome));
    const { boxes } = this.#ctx.gates;
    const namespace = this.#ctx.sockets.fleet;
    namespace.use((socket, next) => {
      const gone = (): boolean => socket.conn.readyState !== 'open';
      boxes
        .run(() => this.#admit(socket), gone)
        .then(
          () => next(),
          (error: unknown) => next(handshakeError(error, announced(socket))),
        );
    });
    namespace.on('connection', (socket) => this.#connected(socket, greeting));
    this.#timer = setInterval(() => {
      this.#closeSilent();
      void this.#endContests();
    }, SILENCE_CHECK_MS);
  }

  /** To be called after the sockets are closed: writes what is left and releases the terminals. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#held.stop();
    await this.#heartbeats.stop();
  }

  /** Compares what the database says this process holds with what it holds, and forgets contests that are over. */
  async reconcile(): Promise<void> {
    await this.#held.reconcile();
    await this.#endContests();
  }

  async #endContests(): Promise<void> {
    try {
      const over = await endContests(this.#ctx.pool);
      if (over.length > 0) this.#ctx.changes.publish(over.map(terminalChanged));
    } catch (err) {
      this.#ctx.log.warn({ err }, 'contests of terminals could not be ended');
    }
  }

  /** A window that sends nothing any more is gone, whatever its connection says. */
  #closeSilent(): void {
    const silentSince = performance.now() - TERMINAL_ALIVE_MS;
    for (const socket of this.#ctx.sockets.fleet.sockets.values()) {
      const heardAt = this.#heardAt.get(String(socket.data.connectionId));
      if (heardAt !== undefined && heardAt < silentSince) socket.disconnect(true);
    }
  }

  async #admit(socket: Socket): Promise<void> {
    const handshake = parseAtEdge(FleetHandshakeSchema, socket.handshake.auth);
    const version = supportedVersion(handshake.protocol);
    const { terminal, tokenVersion } = await authenticateTerminal(this.#ctx, handshake.token);
    const connectionId = randomUUID();
    const { tabId, appVersion, takeOver } = handshake;
    const row: WrittenLine = { terminalId: terminal.id, connectionId, tabId };
    this.#heardAt.set(connectionId, performance.now());
    socket.conn.once('close', () => this.#letGo(connectionId));
    await this.#held.claim(row, async () => {
      const { nodeId } = this.#ctx.config;
      const claim = { ...row, nodeId, appVersion, protocol: version, takeOver };
      if (!((await this.#claims.run(claim)) ?? (await claimTerminal(this.#ctx.pool, claim))))
        await this.#refuse(terminal.id);
    });
    const line: FleetLine = { ...row, orgPath: terminal.orgPath, tokenVersion, version };
    Object.assign(socket.data, line);
    this.#ctx.changes.publish([lineChanged(terminal.id), terminalChanged(terminal.id)]);
  }

  /** @throws FalinkError terminal.in_use */
  async #refuse(terminalId: string): Promise<never> {
    await noteContest(this.#ctx.pool, terminalId);
    this.#ctx.changes.publish([terminalChanged(terminalId)]);
    throw new FalinkError('terminal.in_use', { retryAfterS: IN_USE_RETRY_S });
  }

  #connected(socket: Socket, greeting: Batch<string>): void {
    const session = socket.data as FleetLine;
    const { terminalId, connectionId, version } = session;
    const { log } = this.#ctx;
    void socket.join(room.terminal(terminalId));
    socket.on('disconnect', () => this.#letGo(connectionId));
    socket.on('error', (err) => log.info({ err, terminalId }, 'a terminal’s socket failed'));
    serveSocket(socket, this.#requests, { session, log, refusals: this.#refusals, version, rate: RATE });
    void greeting.add(terminalId);
  }

  /** What terminals that have just joined their rooms must know. */
  async #greet(terminalIds: readonly string[], welcome: Runtime['welcome']): Promise<void> {
    const { log, sockets } = this.#ctx;
    // Revoked or replaced after it was admitted, before it joined its room: it missed that notification.
    const confirmed = closeLostLines(this.#ctx, terminalIds).catch((err) => {
      // Nobody knows whether they may stay: they come back in a moment and are asked again.
      log.warn({ err, terminalIds }, 'new connections of terminals could not be confirmed');
      for (const id of terminalIds)
        for (const socket of socketsIn(sockets.fleet, room.terminal(id))) socket.disconnect(true);
    });
    await Promise.all([confirmed, welcome(terminalIds)]);
  }

  #letGo(connectionId: string): void {
    this.#heardAt.delete(connectionId);
    if (this.#held.letGo(connectionId)) this.#heartbeats.forget(connectionId);
  }
}

/** The version that a socket's page says it speaks, for a refusal; undefined when it says none. */
function announced(socket: Socket): number | undefined {
  const { protocol } = socket.handshake.auth;
  return typeof protocol === 'number' ? protocol : undefined;
}
