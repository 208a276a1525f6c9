import { type CommandOffer, fleet } from '@falink/protocol';
import type { Socket } from 'socket.io';
import type { Context } from '../../kernel/context.js';
import { emitTo, localTerminals, room, socketsIn } from '../../kernel/delivery/sockets.js';
import type { CommandAnswers } from './command-answers.js';
import { findOpen, findUnsent, markSent, markTooOld, type OutgoingRow } from './queries/delivery.js';

/** The first version whose page knows commands. */
const SINCE = fleet.commandOffered.since ?? 1;
/** Boxes that receive a command in one go, and the pause before the next ones: 6,000 a second, and ten thousand do not answer at once. */
const SLICE = 300;
const PAUSE_MS = 50;

/**
 * Sends commands to the boxes of this process: a new one to all of them, slice by slice, and to a box that connects
 * everything that is open for it. Sending again is harmless, because a box acts once (SPEC K1).
 */
export class CommandSender {
  readonly #underWay = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(
    private readonly ctx: Pick<Context, 'pool' | 'sockets' | 'log'>,
    private readonly answers: Pick<CommandAnswers, 'moved'>,
  ) {}

  /** Begins to send what is not sent yet of these commands. What fails is found again by the timer. */
  issue(commandIds: readonly string[]): void {
    for (const id of commandIds) {
      if (this.#underWay.has(id) || this.#stopped) continue;
      const sending = this.#issue(id)
        .catch((err) => this.ctx.log.warn({ err, commandId: id }, 'a command could not be sent; it is sent again soon'))
        .finally(() => this.#underWay.delete(id));
      this.#underWay.set(id, sending);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#underWay.values());
  }

  /** Sends boxes that have just connected what is open for them. */
  async welcome(terminalIds: readonly string[]): Promise<void> {
    const rows = await findOpen(this.ctx.pool, terminalIds);
    const byCommand = new Map<string, OutgoingRow[]>();
    for (const row of rows) byCommand.set(row.commandId, [...(byCommand.get(row.commandId) ?? []), row]);
    for (const [commandId, some] of byCommand) await this.#send(commandId, some);
  }

  /** Asks boxes to stop a command that they have. */
  stopAt(commandId: string, terminalIds: readonly string[]): void {
    for (const terminalId of terminalIds) {
      for (const socket of this.#socketsOf(terminalId)) {
        emitTo(socket, versionOf(socket), fleet.commandCancelled, { id: commandId });
      }
    }
  }

  async #issue(commandId: string): Promise<void> {
    const { pool, sockets } = this.ctx;
    const here = localTerminals(sockets);
    if (here.length === 0) return;
    const rows = await findUnsent(pool, commandId, here);
    for (let at = 0; at < rows.length && !this.#stopped; at += SLICE) {
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      await this.#send(commandId, rows.slice(at, at + SLICE));
    }
  }

  async #send(commandId: string, rows: readonly OutgoingRow[]): Promise<void> {
    const present = rows.flatMap((row) => this.#socketsOf(row.terminalId).map((socket) => ({ row, socket })));
    const [old, able] = [present.filter(isTooOld), present.filter((one) => !isTooOld(one))];
    if (old.length > 0) await markTooOld(this.ctx.pool, commandId, idsOf(old));
    const fresh = able.filter(({ row }) => !row.isAcknowledged);
    if (fresh.length > 0) await markSent(this.ctx.pool, commandId, idsOf(fresh));
    for (const { row, socket } of able) {
      emitTo(socket, versionOf(socket), fleet.commandOffered, toOffer(row));
      if (row.isCancelled) emitTo(socket, versionOf(socket), fleet.commandCancelled, { id: commandId });
    }
    if (present.length > 0) this.answers.moved([commandId]);
  }

  #socketsOf(terminalId: string): Socket[] {
    return socketsIn(this.ctx.sockets.fleet, room.terminal(terminalId));
  }
}

type Present = { readonly row: OutgoingRow; readonly socket: Socket };

const versionOf = (socket: Socket): number => Number(socket.data.version);
const isTooOld = ({ socket }: Present): boolean => versionOf(socket) < SINCE;
const idsOf = (some: readonly Present[]): string[] => some.map(({ row }) => row.terminalId);

function toOffer({ commandId, order, isKiosk, expiresAt }: OutgoingRow): CommandOffer {
  return {
    id: commandId,
    order,
    consent: isKiosk ? 'notice' : 'key',
    expiresAt: expiresAt.toISOString(),
  };
}
