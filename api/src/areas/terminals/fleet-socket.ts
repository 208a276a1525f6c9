import { randomUUID } from 'node:crypto';
import { FalinkError, FleetHandshakeSchema, fleet, parseAtEdge, supportedVersion } from '@falink/protocol';
import { CountedRefusals, handshakeError, onRequest, serveSocket, socketTable } from '@falink/service-kit';
import type { Socket } from 'socket.io';
import { NODE_ALIVE_MS, TERMINAL_ALIVE_MS } from '../../kernel/alive.js';
import type { Runtime } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import { terminalChanged } from '../../kernel/delivery/changes.js';
import { room } from '../../kernel/delivery/sockets.js';
import { authenticateTerminal } from '../../kernel/http/identity.js';
import { lineChanged } from './changes.js';
import { Heartbeats } from './heartbeats.js';
import type { FleetLine } from './line.js';
import {
  claimTerminal,
  endContests,
  findLinesOfDeadNodes,
  findStrayLines,
  type HeldLine,
  noteContest,
  releaseLines,
  releaseTerminal,
} from './queries/connections.js';
import { closeLostLines } from './tellers.js';

const RECONCILE_MS = 15_000;

/** The terminals' socket: one living window each, heartbeats in, calls and pages' data out. */
export class FleetSocket {
  readonly #ctx: Context;
  /** Connections that this process holds or is about to: connection → time of its last message, in ms. */
  readonly #held = new Map<string, number>();
  readonly #heartbeats: Heartbeats;
  readonly #refusals: CountedRefusals;
  readonly #releasing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;

  /** What a television may ask. */
  readonly #requests = socketTable<FleetLine>([
    onRequest(fleet.heartbeat, (beat, { terminalId, connectionId }: FleetLine) => {
      if (this.#held.has(connectionId)) this.#held.set(connectionId, performance.now());
      this.#heartbeats.add(terminalId, connectionId, beat);
      return { serverTime: new Date().toISOString() };
    }),
  ]);

  constructor(ctx: Context) {
    this.#ctx = ctx;
    this.#heartbeats = new Heartbeats(ctx);
    this.#refusals = new CountedRefusals(ctx.metrics, ctx.log, 'fleet');
  }

  start({ welcome }: Pick<Runtime, 'welcome'>): void {
    const namespace = this.#ctx.sockets.fleet;
    namespace.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (error: unknown) => next(handshakeError(error, announced(socket))),
      );
    });
    namespace.on('connection', (socket) => this.#connected(socket, welcome));
    this.#timer = setInterval(() => void this.reconcile(), RECONCILE_MS);
  }

  /** To be called after the sockets are closed: writes what is left and releases the terminals. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await Promise.all(this.#releasing);
    await this.#heartbeats.stop();
  }

  /** Compares what the database says this process holds with what it holds; closes windows that fell silent. */
  async reconcile(): Promise<void> {
    const silentSince = performance.now() - TERMINAL_ALIVE_MS;
    for (const socket of this.#ctx.sockets.fleet.sockets.values()) {
      const heardAt = this.#held.get(String(socket.data.connectionId));
      if (heardAt !== undefined && heardAt < silentSince) socket.disconnect(true);
    }
    try {
      const released = await releaseLines(this.#ctx.pool, await this.#findGoneLines());
      const uncontested = await endContests(this.#ctx.pool);
      const changed = [...released, ...uncontested];
      if (changed.length > 0) this.#ctx.changes.publish(changed.map(terminalChanged));
    } catch (err) {
      this.#ctx.log.warn({ err }, 'connections of terminals could not be compared with the database');
    }
  }

  /** Lines whose window is gone: here, or with a process that nobody hears any more. */
  async #findGoneLines(): Promise<HeldLine[]> {
    const { pool, config, hearing } = this.#ctx;
    const strays = await findStrayLines(pool, config.nodeId, [...this.#held.keys()]);
    const orphans = hearing.forMs >= NODE_ALIVE_MS ? await findLinesOfDeadNodes(pool, config.nodeId) : [];
    // A window that was admitted while the database looked is in its answer, but it is held.
    return [...strays.filter(({ connectionId }) => !this.#held.has(connectionId)), ...orphans];
  }

  async #admit(socket: Socket): Promise<void> {
    const handshake = parseAtEdge(FleetHandshakeSchema, socket.handshake.auth);
    const version = supportedVersion(handshake.protocol);
    const { terminal, tokenVersion } = await authenticateTerminal(this.#ctx, handshake.token);
    const connectionId = randomUUID();
    const { tabId } = handshake;
    this.#held.set(connectionId, performance.now());
    socket.conn.once('close', () => this.#release(terminal.id, connectionId));
    try {
      const claimed = await claimTerminal(this.#ctx.pool, {
        terminalId: terminal.id,
        connectionId,
        tabId,
        nodeId: this.#ctx.config.nodeId,
        appVersion: handshake.appVersion,
        takeOver: handshake.takeOver,
      });
      if (!claimed) await this.#refuse(terminal.id);
    } catch (error) {
      this.#held.delete(connectionId);
      throw error;
    }
    const line: FleetLine = { terminalId: terminal.id, connectionId, tabId, tokenVersion, version };
    Object.assign(socket.data, line);
    this.#ctx.changes.publish([lineChanged(terminal.id), terminalChanged(terminal.id)]);
  }

  /** @throws FalinkError terminal.in_use */
  async #refuse(terminalId: string): Promise<never> {
    await noteContest(this.#ctx.pool, terminalId);
    this.#ctx.changes.publish([terminalChanged(terminalId)]);
    throw new FalinkError('terminal.in_use');
  }

  #connected(socket: Socket, welcome: Runtime['welcome']): void {
    const session = socket.data as FleetLine;
    const { terminalId, connectionId, version } = session;
    const { log } = this.#ctx;
    void socket.join([room.terminal(terminalId), room.version(version)]);
    socket.on('disconnect', () => this.#release(terminalId, connectionId));
    socket.on('error', (err) => log.info({ err, terminalId }, 'a terminal’s socket failed'));
    serveSocket(socket, this.#requests, { session, log, refusals: this.#refusals, version });
    // Revoked or replaced after it was admitted, before it joined its room: it missed that notification.
    closeLostLines(this.#ctx, [terminalId]).catch((err) => {
      // Nobody knows whether it may stay: it comes back in a moment and is asked again.
      log.warn({ err, terminalId }, 'a terminal’s new connection could not be confirmed');
      socket.disconnect(true);
    });
    void welcome(terminalId);
  }

  #release(terminalId: string, connectionId: string): void {
    if (!this.#held.delete(connectionId)) return;
    this.#heartbeats.forget(connectionId);
    const releasing = releaseTerminal(this.#ctx.pool, terminalId, connectionId)
      .then((released) => {
        if (released) this.#ctx.changes.publish([terminalChanged(terminalId)]);
      })
      // The next comparison with the database releases it.
      .catch((err) => this.#ctx.log.warn({ err, terminalId }, 'a terminal could not be released'))
      .finally(() => this.#releasing.delete(releasing));
    this.#releasing.add(releasing);
  }
}

/** The version that a socket's page says it speaks, for a refusal; undefined when it says none. */
function announced(socket: Socket): number | undefined {
  const { protocol } = socket.handshake.auth;
  return typeof protocol === 'number' ? protocol : undefined;
}
