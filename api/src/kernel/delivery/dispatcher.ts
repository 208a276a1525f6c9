import { consoleMessages, fleet, type Topic } from '@falink/protocol';
import { loadOffer } from '../../areas/calls/offers/load-offer.js';
import { loadAgents } from '../../areas/calls/queries/agents.js';
import { loadCallbacks } from '../../areas/calls/queries/callbacks.js';
import { loadCurrentCall, loadStaffCalls, loadTerminalCalls } from '../../areas/calls/queries/calls.js';
import { findOffers } from '../../areas/calls/queries/offers.js';
import { loadHomes } from '../../areas/home/queries.js';
import { findIntake } from '../../areas/intakes/queries/intakes.js';
import { loadApplication, loadIntake, loadReceipt } from '../../areas/intakes/view.js';
import { loadOnAir } from '../../areas/programme/on-air.js';
import { findEndedSessions } from '../../areas/staff/queries.js';
import { findLines } from '../../areas/terminals/queries/connections.js';
import { findPairing, toPairing } from '../../areas/terminals/queries/pairings.js';
import { loadTerminals } from '../../areas/terminals/queries/terminals.js';
import type { Context } from '../context.js';
import type { Change } from './change-feed.js';
import {
  emit,
  type FleetLine,
  followedScopes,
  hasListeners,
  room,
  type Sockets,
  socketsIn,
  topicRooms,
} from './sockets.js';
import { Throttle } from './throttle.js';

/** Places in the queue and the duty line are told at most this often. */
const QUEUE_INTERVAL_MS = 400;
const HOME_INTERVAL_MS = 1_000;
/** With very many terminals the home page is told less often, so that telling stays a small part of the work. */
const HOME_INTERVAL_PER_TERMINAL_MS = 1;

/**
 * Tells this process's sockets what changed: reads the rows again and sends what they are now. One batch after the
 * other, so that nobody hears older news after newer.
 */
export class Dispatcher {
  private pending: Change[] = [];
  private running: Promise<void> | null = null;
  private readonly unsubscribe: () => void;
  private readonly queueTeller: Throttle;
  private readonly homeTeller: Throttle;

  constructor(
    private readonly ctx: Context,
    private readonly sockets: Sockets,
  ) {
    this.queueTeller = new Throttle(
      () => QUEUE_INTERVAL_MS,
      () => this.guarded('queue', () => this.tellQueue()),
    );
    this.homeTeller = new Throttle(
      () => HOME_INTERVAL_MS + sockets.fleet.sockets.size * HOME_INTERVAL_PER_TERMINAL_MS,
      () => this.guarded('home', () => this.tellHomes()),
    );
    this.unsubscribe = ctx.changes.subscribe((changes) => this.enqueue(changes));
  }

  /** Resolves when what is under way has been told. */
  async stop(): Promise<void> {
    this.unsubscribe();
    this.pending = [];
    await Promise.all([this.running, this.queueTeller.stop(), this.homeTeller.stop()]);
  }

  /** News may have been missed: terminals are told how things are, desks to look again. */
  resync(): void {
    emit(this.sockets.console, consoleMessages.newsMissed, {});
    this.enqueue([{ type: 'queue' }]);
    void this.guarded('lines', () => this.tellLines([...this.localTerminals()]));
    void this.guarded('sessions', () => this.closeEndedSessions());
    for (const id of this.localTerminals()) void this.guarded('current call', () => this.tellCurrentCall(id));
  }

  /** The open call, or null, and its intake with the receipt: told right after a terminal connected. */
  async tellCurrentCall(terminalId: string): Promise<void> {
    const call = await loadCurrentCall(this.ctx.pool, terminalId);
    emit(this.sockets.fleet.to(room.terminal(terminalId)), fleet.callUpdated, { call });
    if (!call?.intakeId || call.state === 'ended') return;
    await this.tellIntake(call.intakeId);
    await this.tellReceipt(call.intakeId);
  }

  /** Closes what may no longer hold its terminal's line, and says why (SPEC P8, P9). */
  async tellLines(terminalIds: readonly string[]): Promise<void> {
    // First the sockets, then the rows: a window that connects in between is looked at when it is in.
    const present = terminalIds.flatMap((id) => socketsIn(this.sockets.fleet, room.terminal(id)));
    if (present.length === 0) return;
    const lines = new Map((await findLines(this.ctx.pool, terminalIds)).map((line) => [line.terminalId, line]));
    for (const socket of present) {
      const held = socket.data as FleetLine;
      const now = lines.get(held.terminalId);
      if (!now || now.revokeReason !== null || now.tokenVersion !== held.tokenVersion) {
        socket.emit(fleet.revoked.name, { reason: now?.revokeReason ?? 'replaced' });
        socket.disconnect(true);
      } else if (now.connectionId !== held.connectionId) {
        // The same tab that came back, or nobody: then this one may come back as well.
        if (now.tabId !== null && now.tabId !== held.tabId) socket.emit(fleet.replaced.name, {});
        socket.disconnect(true);
      }
    }
  }

  private async closeEndedSessions(): Promise<void> {
    const { console: desks } = this.sockets;
    const sessions = new Set([...desks.sockets.values()].map((socket) => String(socket.data.sessionId)));
    const ended = await findEndedSessions(this.ctx.pool, [...sessions]);
    for (const id of ended) desks.in(room.session(id)).disconnectSockets(true);
  }

  private localTerminals(): Set<string> {
    return new Set([...this.sockets.fleet.sockets.values()].map((socket) => String(socket.data.terminalId)));
  }

  private enqueue(changes: readonly Change[]): void {
    this.pending.push(...changes);
    this.running ??= this.work().finally(() => {
      this.running = null;
    });
  }

  private async work(): Promise<void> {
    // One turn of the event loop gathers what belongs together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.pending.length > 0) {
      const batch = this.pending;
      this.pending = [];
      await this.tell(batch);
    }
  }

  private async tell(batch: readonly Change[]): Promise<void> {
    const ids = (type: Change['type']): string[] => [
      ...new Set(batch.flatMap((change) => (change.type === type && 'id' in change ? [change.id] : []))),
    ];
    for (const change of batch) this.tellAtOnce(change);
    await this.each('line', ids('terminal_line'), (list) => this.tellLines(list));
    await this.each('offer', ids('offer'), (list) => this.tellOffers(list));
    await this.each('call', ids('call'), (list) => this.tellCalls(list));
    await this.each('agent', ids('agent'), (list) => this.tellAgents(list));
    await this.each('terminal', ids('terminal'), (list) => this.tellTerminals(list));
    await this.each('callback', ids('callback'), (list) => this.tellCallbacks(list));
    for (const id of ids('pairing')) await this.guarded('pairing', () => this.tellPairing(id));
    for (const id of ids('intake')) await this.guarded('intake', () => this.tellIntake(id));
    for (const id of ids('application')) await this.guarded('application', () => this.tellApplication(id));
    for (const change of batch) {
      if (change.type === 'receipt') await this.guarded('receipt', () => this.tellReceipt(change.intakeId));
      if (change.type === 'on_air') await this.guarded('on air', () => this.tellOnAir(change.channelId));
    }
    if (batch.some((change) => change.type === 'queue')) this.queueTeller.run();
    if (batch.some((change) => change.type === 'queue' || change.type === 'agent')) this.homeTeller.run();
  }

  private async each(
    name: string,
    ids: readonly string[],
    tell: (ids: readonly string[]) => Promise<void>,
  ): Promise<void> {
    if (ids.length > 0) await this.guarded(name, () => tell(ids));
  }

  /** A failed telling costs only itself: whoever connects or asks again gets the present state. */
  private async guarded(name: string, tell: () => Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (err) {
      this.ctx.log.warn({ err, news: name }, 'some news could not be told');
    }
  }

  /** What needs no reading. */
  private tellAtOnce(change: Change): void {
    if (change.type === 'session_ended') this.sockets.console.in(room.session(change.id)).disconnectSockets(true);
  }

  private async tellOffers(ids: readonly string[]): Promise<void> {
    if (this.sockets.console.sockets.size === 0) return;
    for (const offer of await findOffers(this.ctx.pool, ids)) {
      const rooms = [room.staff(offer.agentId)];
      if (!hasListeners(this.sockets.console, rooms)) continue;
      const target = this.sockets.console.to(rooms);
      if (offer.state !== 'open') {
        emit(target, consoleMessages.offerClosed, { offerId: offer.id, reason: offer.state });
        continue;
      }
      const open = await loadOffer(this.ctx, offer);
      if (open) emit(target, consoleMessages.offerCreated, open);
    }
  }

  private async tellCalls(ids: readonly string[]): Promise<void> {
    const { pool } = this.ctx;
    const boxes = this.sockets.fleet.sockets.size > 0 ? await loadTerminalCalls(pool, { ids }) : [];
    for (const { terminalId, call } of boxes) {
      const rooms = [room.terminal(terminalId)];
      if (!hasListeners(this.sockets.fleet, rooms)) continue;
      // Rated, or too long ago to be: the call is over for its terminal.
      const over = call.state === 'ended' && call.agent !== null && !call.ratingDue;
      emit(this.sockets.fleet.to(rooms), fleet.callUpdated, { call: over ? null : call });
    }
    const desks = this.sockets.console.sockets.size > 0 ? await loadStaffCalls(pool, { ids }) : [];
    for (const { call, orgPath } of desks) {
      if (call.agent) emit(this.sockets.console.to(room.staff(call.agent.id)), consoleMessages.myCallUpdated, call);
      emit(this.sockets.console.to(topicRooms('calls', orgPath)), consoleMessages.callChanged, call);
    }
  }

  private async tellAgents(ids: readonly string[]): Promise<void> {
    if (this.sockets.console.sockets.size === 0) return;
    for (const { agent, orgPath } of await loadAgents(this.ctx.pool, { ids })) {
      emit(this.sockets.console.to(room.staff(agent.staffId)), consoleMessages.agentUpdated, agent);
      emit(this.sockets.console.to(topicRooms('agents', orgPath)), consoleMessages.agentChanged, agent);
    }
  }

  private async tellTerminals(ids: readonly string[]): Promise<void> {
    if (!this.followed('terminals')) return;
    for (const terminal of await loadTerminals(this.ctx.pool, { ids })) {
      const rooms = topicRooms('terminals', terminal.site.orgUnit.path);
      emit(this.sockets.console.to(rooms), consoleMessages.terminalChanged, terminal);
    }
  }

  private async tellCallbacks(ids: readonly string[]): Promise<void> {
    if (!this.followed('callbacks')) return;
    for (const { callback, orgPath } of await loadCallbacks(this.ctx.pool, { ids })) {
      emit(this.sockets.console.to(topicRooms('callbacks', orgPath)), consoleMessages.callbackChanged, callback);
    }
  }

  private async tellPairing(id: string): Promise<void> {
    if (!this.followed('pairings')) return;
    const pairing = await findPairing(this.ctx.pool, id);
    // A box that is not paired yet belongs to no org unit.
    if (pairing) {
      emit(this.sockets.console.to(room.everyTopic('pairings')), consoleMessages.pairingChanged, toPairing(pairing));
    }
  }

  private async tellIntake(id: string): Promise<void> {
    const row = await findIntake(this.ctx.pool, id);
    const intake = row ? await loadIntake(this.ctx, this.ctx.pool, id) : null;
    if (!row || !intake) return;
    emit(this.sockets.fleet.to(room.terminal(row.terminal_id)), fleet.intakeUpdated, { intake });
    if (row.agent_id) emit(this.sockets.console.to(room.staff(row.agent_id)), consoleMessages.intakeUpdated, intake);
  }

  private async tellReceipt(intakeId: string): Promise<void> {
    const row = await findIntake(this.ctx.pool, intakeId);
    const receipt = row ? await loadReceipt(this.ctx, this.ctx.pool, intakeId) : null;
    if (row && receipt) {
      emit(this.sockets.fleet.to(room.terminal(row.terminal_id)), fleet.intakeAccepted, { intakeId, receipt });
    }
  }

  private async tellApplication(id: string): Promise<void> {
    if (!this.followed('applications')) return;
    const found = await loadApplication(this.ctx, this.ctx.pool, id);
    if (!found) return;
    const rooms = topicRooms('applications', found.orgPath);
    emit(this.sockets.console.to(rooms), consoleMessages.applicationChanged, found.application);
  }

  /** Every scope has its own number of terminals that watch. */
  private async tellOnAir(channelId: string): Promise<void> {
    for (const orgPath of followedScopes(this.sockets.console, 'on_air')) {
      const onAir = await loadOnAir(this.ctx, channelId, orgPath);
      if (onAir) emit(this.sockets.console.to(room.topic('on_air', orgPath)), consoleMessages.onAirChanged, onAir);
    }
  }

  private async tellQueue(): Promise<void> {
    if (this.sockets.fleet.sockets.size === 0) return;
    for (const { terminalId, call } of await loadTerminalCalls(this.ctx.pool, 'waiting')) {
      emit(this.sockets.fleet.to(room.terminal(terminalId)), fleet.callUpdated, { call });
    }
  }

  private async tellHomes(): Promise<void> {
    const ids = [...this.localTerminals()];
    if (ids.length === 0) return;
    for (const [id, home] of await loadHomes(this.ctx.pool, ids)) {
      emit(this.sockets.fleet.to(room.terminal(id)), fleet.homeUpdated, home);
    }
  }

  private followed(topic: Topic): boolean {
    return hasListeners(this.sockets.console, [room.everyTopic(topic)]);
  }
}
