import { randomUUID } from 'node:crypto';
import {
  ConsoleHandshakeSchema,
  consoleMessages,
  FalinkError,
  PROTOCOL_VERSION,
  parseAtEdge,
  type Staff,
  type Topic,
} from '@falink/protocol';
import { CountedRefusals, handshakeError, onRequest, serveSocket, socketTable } from '@falink/service-kit';
import type { Socket } from 'socket.io';
import { NODE_ALIVE_MS } from '../../kernel/alive.js';
import type { Runtime, Topics } from '../../kernel/area.js';
import { findStaff } from '../../kernel/auth/queries.js';
import type { Context } from '../../kernel/context.js';
import { room } from '../../kernel/delivery/sockets.js';
import { authenticateStaff } from '../../kernel/http/identity.js';
import { may } from '../../kernel/policies/staff.js';
import { closeWindows, openWindow } from './presence.js';
import { findLostWindows, findStrayWindows, findWindowsOfDeadNodes } from './queries.js';

const RECONCILE_MS = 15_000;

interface ConsoleData {
  staffId: string;
  sessionId: string;
  windowId: string;
  expiry: NodeJS.Timeout | undefined;
}

/** The console's socket: personal notifications of agents, and topics within the org scope of their followers. */
export class ConsoleSocket {
  readonly #ctx: Context;
  /** Windows that this process holds, each with its person. */
  readonly #held = new Map<string, string>();
  readonly #closing = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #topics: Topics = {};
  readonly #refusals: CountedRefusals;

  /** What a console window may ask. */
  readonly #requests = socketTable<Socket>([
    onRequest(consoleMessages.reauthenticate, ({ token }, socket: Socket) => this.#reauthenticate(socket, token)),
    onRequest(consoleMessages.subscribe, ({ topics }, socket: Socket) => this.#follow(socket, topics)),
  ]);

  constructor(ctx: Context) {
    this.#ctx = ctx;
    this.#refusals = new CountedRefusals(ctx.metrics, ctx.log, 'console');
  }

  start({ topics }: Pick<Runtime, 'topics'>): void {
    this.#topics = topics;
    const namespace = this.#ctx.sockets.console;
    namespace.use((socket, next) => {
      this.#admit(socket).then(
        () => next(),
        (error: unknown) => next(handshakeError(error)),
      );
    });
    namespace.on('connection', (socket) => this.#connected(socket));
    this.#timer = setInterval(() => void this.reconcile(), RECONCILE_MS);
  }

  /** To be called after the sockets are closed. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await Promise.all(this.#closing);
  }

  /**
   * Windows that ended without our seeing it do not keep their agent on duty; windows that are here do, even when
   * another process took this one for dead in the meantime.
   */
  async reconcile(): Promise<void> {
    const { pool, config, hearing } = this.#ctx;
    try {
      for (const id of await findLostWindows(pool, [...this.#held.keys()])) await this.#restore(id);
      const strays = await findStrayWindows(pool, config.nodeId, [...this.#held.keys()]);
      const orphans = hearing.forMs >= NODE_ALIVE_MS ? await findWindowsOfDeadNodes(pool, config.nodeId) : [];
      // A window that was admitted while the database looked is in its answer, but it is held.
      await closeWindows(this.#ctx, [...strays.filter((id) => !this.#held.has(id)), ...orphans]);
    } catch (err) {
      this.#ctx.log.warn({ err }, 'console windows could not be compared with the database');
    }
  }

  async #restore(id: string): Promise<void> {
    const staffId = this.#held.get(id);
    if (staffId === undefined) return;
    await openWindow(this.#ctx, { id, nodeId: this.#ctx.config.nodeId, staffId });
    // It closed meanwhile: what it did then met no row.
    if (!this.#held.has(id)) await closeWindows(this.#ctx, [id]);
  }

  async #admit(socket: Socket): Promise<void> {
    const handshake = parseAtEdge(ConsoleHandshakeSchema, socket.handshake.auth);
    if (handshake.protocol !== PROTOCOL_VERSION) throw new FalinkError('protocol.version');
    const identity = await authenticateStaff(this.#ctx, handshake.token);
    const windowId = randomUUID();
    this.#held.set(windowId, identity.staff.id);
    socket.conn.once('close', () => this.#closed(windowId));
    try {
      await openWindow(this.#ctx, { id: windowId, nodeId: this.#ctx.config.nodeId, staffId: identity.staff.id });
    } catch (error) {
      this.#held.delete(windowId);
      throw error;
    }
    const data: ConsoleData = {
      staffId: identity.staff.id,
      sessionId: identity.sessionId,
      windowId,
      expiry: undefined,
    };
    Object.assign(socket.data, data);
    this.#expireAt(socket, identity.expiresAtMs);
  }

  #connected(socket: Socket): void {
    const data = socket.data as ConsoleData;
    const { log } = this.#ctx;
    void socket.join([room.staff(data.staffId), room.session(data.sessionId)]);
    socket.on('disconnect', () => {
      clearTimeout(data.expiry);
      this.#closed(data.windowId);
    });
    socket.on('error', (err) => log.info({ err, staffId: data.staffId }, 'a console socket failed'));
    serveSocket(socket, this.#requests, { session: socket, log, refusals: this.#refusals, version: PROTOCOL_VERSION });
    // Signed out after it was admitted, before it joined its rooms: it missed that notification.
    this.#staffOf(socket).catch((err) => {
      log.info({ err, staffId: data.staffId }, 'a new console window could not be confirmed');
      socket.disconnect(true);
    });
  }

  async #reauthenticate(socket: Socket, token: string): Promise<{ expiresInS: number }> {
    const data = socket.data as ConsoleData;
    const identity = await authenticateStaff(this.#ctx, token);
    if (identity.staff.id !== data.staffId) throw new FalinkError('auth.token_invalid');
    if (identity.sessionId !== data.sessionId) {
      void socket.leave(room.session(data.sessionId));
      void socket.join(room.session(identity.sessionId));
      data.sessionId = identity.sessionId;
    }
    this.#expireAt(socket, identity.expiresAtMs);
    return { expiresInS: Math.max(0, Math.round((identity.expiresAtMs - Date.now()) / 1000)) };
  }

  /** What the roles do not allow is left out of the answer. */
  async #follow(socket: Socket, topics: readonly Topic[]): Promise<{ topics: Topic[] }> {
    const staff = await this.#staffOf(socket);
    const granted = [...new Set(topics)].filter((topic) => {
      const action = this.#topics[topic];
      return action === null || (action !== undefined && may(staff, action));
    });
    for (const name of [...socket.rooms]) if (name.startsWith('topic:')) void socket.leave(name);
    void socket.join(granted.flatMap((topic) => [room.everyTopic(topic), room.topic(topic, staff.orgUnit.path)]));
    return { topics: granted };
  }

  async #staffOf(socket: Socket): Promise<Staff> {
    const { staffId, sessionId } = socket.data as ConsoleData;
    const staff = await findStaff(this.#ctx.pool, staffId, sessionId);
    if (!staff) throw new FalinkError('auth.token_invalid');
    return staff;
  }

  /** A window whose token ends without a new one is closed: it has to sign in again. */
  #expireAt(socket: Socket, expiresAtMs: number): void {
    const data = socket.data as ConsoleData;
    clearTimeout(data.expiry);
    data.expiry = setTimeout(() => socket.disconnect(true), Math.max(0, expiresAtMs - Date.now()));
  }

  #closed(windowId: string): void {
    if (!this.#held.delete(windowId)) return;
    const closing = closeWindows(this.#ctx, [windowId])
      // The next comparison with the database removes it.
      .catch((err) => this.#ctx.log.warn({ err }, 'a console window could not be removed'))
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}
