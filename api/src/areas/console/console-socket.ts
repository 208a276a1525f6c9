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
import type { Runtime, Topics } from '../../kernel/area.js';
import { findSignedIn } from '../../kernel/auth/queries.js';
import type { Context } from '../../kernel/context.js';
import { HeldConnections } from '../../kernel/delivery/held-connections.js';
import { room } from '../../kernel/delivery/sockets.js';
import { authenticateStaff, requireSecondFactor } from '../../kernel/http/identity.js';
import { needsSecondFactor } from '../../kernel/policies/second-factor.js';
import { may } from '../../kernel/policies/staff.js';
import { openWindow } from './presence.js';
import type { GoneWindow, Window } from './queries.js';
import { windowRows } from './window-rows.js';

/** A window says once per page what it follows, and every ten minutes that its session goes on. */
const RATE = { burst: 60, perSecond: 4 } as const;

interface ConsoleData {
  staffId: string;
  sessionId: string;
  connectionId: string;
  expiry: NodeJS.Timeout | undefined;
  topics: readonly Topic[];
  /** One after the other: the last one has read the scope last. */
  following: Promise<unknown>;
}

/** The console's socket: personal notifications of agents, and topics within the org scope of their followers. */
export class ConsoleSocket {
  readonly #ctx: Context;
  readonly #held: HeldConnections<GoneWindow, Window>;
  #topics: Topics = {};
  readonly #refusals: CountedRefusals;

  /** What a console window may ask. */
  readonly #requests = socketTable<Socket>([
    onRequest(consoleMessages.reauthenticate, ({ token }, socket: Socket) => this.#reauthenticate(socket, token)),
    onRequest(consoleMessages.subscribe, ({ topics }, socket: Socket) => this.#follow(socket, topics)),
  ]);

  constructor(ctx: Context) {
    this.#ctx = ctx;
    this.#held = new HeldConnections({ rows: windowRows(ctx), hearing: ctx.hearing, log: ctx.log });
    this.#refusals = new CountedRefusals(ctx.metrics, ctx.log, 'console');
  }

  async start({ topics }: Pick<Runtime, 'topics'>): Promise<void> {
    await this.#held.start();
    this.#topics = topics;
    const { desks } = this.#ctx.gates;
    const namespace = this.#ctx.sockets.console;
    namespace.use((socket, next) => {
      const gone = (): boolean => socket.conn.readyState !== 'open';
      desks
        .run(() => this.#admit(socket), gone)
        .then(
          () => next(),
          (error: unknown) => next(handshakeError(error)),
        );
    });
    namespace.on('connection', (socket) => this.#connected(socket));
  }

  /** To be called after the sockets are closed. */
  stop(): Promise<void> {
    return this.#held.stop();
  }

  /** Windows that are open keep their agent on duty, those that ended unseen do not. */
  reconcile(): Promise<void> {
    return this.#held.reconcile();
  }

  async #admit(socket: Socket): Promise<void> {
    const handshake = parseAtEdge(ConsoleHandshakeSchema, socket.handshake.auth);
    if (handshake.protocol !== PROTOCOL_VERSION) throw new FalinkError('protocol.version');
    const identity = await authenticateStaff(this.#ctx, handshake.token);
    requireSecondFactor(identity);
    const connectionId = randomUUID();
    const window = { connectionId, nodeId: this.#ctx.config.nodeId, staffId: identity.staff.id };
    socket.conn.once('close', () => this.#held.letGo(connectionId));
    await this.#held.claim(window, () => openWindow(this.#ctx, window));
    const data: ConsoleData = {
      staffId: identity.staff.id,
      sessionId: identity.sessionId,
      connectionId,
      expiry: undefined,
      topics: [],
      following: Promise.resolve(),
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
      this.#held.letGo(data.connectionId);
    });
    socket.on('error', (err) => log.info({ err, staffId: data.staffId }, 'a console socket failed'));
    const version = PROTOCOL_VERSION;
    serveSocket(socket, this.#requests, { session: socket, log, refusals: this.#refusals, version, rate: RATE });
    // Signed out after it was admitted, before it joined its rooms: it missed that notification.
    this.#staffOf(socket).catch((err) => {
      log.info({ err, staffId: data.staffId }, 'a new console window could not be confirmed');
      socket.disconnect(true);
    });
  }

  async #reauthenticate(socket: Socket, token: string): Promise<{ expiresInS: number }> {
    const data = socket.data as ConsoleData;
    const identity = await authenticateStaff(this.#ctx, token);
    requireSecondFactor(identity);
    if (identity.staff.id !== data.staffId) throw new FalinkError('auth.token_invalid');
    if (identity.sessionId !== data.sessionId) {
      void socket.leave(room.session(data.sessionId));
      void socket.join(room.session(identity.sessionId));
      data.sessionId = identity.sessionId;
    }
    this.#expireAt(socket, identity.expiresAtMs);
    return { expiresInS: Math.max(0, Math.round((identity.expiresAtMs - Date.now()) / 1000)) };
  }

  /**
   * Roles, or the tree of org units, changed: windows follow their topics in the scope that their staff have now.
   *
   * @param windows absent: all of them
   */
  async followScopes(windows: readonly Socket[] = [...this.#ctx.sockets.console.sockets.values()]): Promise<void> {
    const { log } = this.#ctx;
    await Promise.all(
      windows.map(async (socket) => {
        const { topics, staffId } = socket.data as ConsoleData;
        await this.#follow(socket, topics).catch((err: unknown) => {
          log.info({ err, staffId }, 'a console window could not follow its scope');
          socket.disconnect(true);
        });
      }),
    );
  }

  /** What the roles do not allow is left out of the answer. */
  #follow(socket: Socket, topics: readonly Topic[]): Promise<{ topics: Topic[] }> {
    const data = socket.data as ConsoleData;
    data.topics = topics;
    const followed = data.following.then(() => this.#join(socket, topics));
    data.following = followed.catch(() => {});
    return followed;
  }

  async #join(socket: Socket, topics: readonly Topic[]): Promise<{ topics: Topic[] }> {
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
    const found = await findSignedIn(this.#ctx.pool, staffId, sessionId);
    if (!found) throw new FalinkError('auth.token_invalid');
    const { staff, secondFactor } = found;
    requireSecondFactor({ needsSecondFactor: needsSecondFactor(this.#ctx.config, staff, secondFactor) });
    return staff;
  }

  /** A window whose token ends without a new one is closed: it has to sign in again. */
  #expireAt(socket: Socket, expiresAtMs: number): void {
    const data = socket.data as ConsoleData;
    clearTimeout(data.expiry);
    data.expiry = setTimeout(() => socket.disconnect(true), Math.max(0, expiresAtMs - Date.now()));
  }
}
