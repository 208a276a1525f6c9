import { randomUUID } from 'node:crypto';
import {
  type CallKind,
  type Category,
  FalinkError,
  type MediaAbility,
  type RoomAccess,
  type TerminalCall,
} from '@falink/protocol';
import { type Actor, type TerminalIdentity, terminalOf } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { intakeChanged } from '../../intakes/index.js';
import { residentGrants, roomAccess, signSeat } from '../../sessions/index.js';
import { contactChanged, queueChanged } from '../changes.js';
import { findQueueFacts, type InsertedContact, insertContact, type QueueFacts } from '../queries/new-contact.js';
import { loadTerminalCalls } from '../queries/terminal-calls.js';
import { waitRange } from '../routing/wait-range.js';
import { wantsVideo } from '../wants-video.js';

export interface NewContact {
  readonly requestId: string;
  readonly kind: CallKind;
  readonly category?: Category | undefined;
  readonly ability: MediaAbility;
  readonly audioOnly?: boolean | undefined;
}

export interface QueuedContact {
  readonly call: TerminalCall;
  readonly room: RoomAccess;
}

/**
 * Queues a call. The same requestId gives the same call, however often and however parallel it is sent (SPEC C2).
 *
 * Five round trips with the one that reads the terminal's row: BEGIN, the facts, the call, COMMIT.
 *
 * @throws FalinkError call.already_open (details.callId), call.nobody_on_duty, call.no_common_codec, service.no_sfu,
 *   terminal.kind, call.ended when the repeated call is over
 */
export function createContact(ctx: Context, by: Actor, input: NewContact): Promise<QueuedContact> {
  const terminal = terminalOf(by);
  const { requestId, kind } = input;
  const sfuAliveMs = ctx.hearing.patience(ctx.config.times.sfuAliveMs);
  const facts = (tx: Transaction): Promise<QueueFacts> =>
    findQueueFacts(tx, { terminalId: terminal.id, requestId, kind, orgPath: terminal.orgPath, sfuAliveMs });
  return command(ctx, by, {
    lock: facts,
    authorise: () => {},
    change: async (tx, before) =>
      (await repeated(ctx, tx, terminal, before)) ??
      (await queue(ctx, tx, terminal, input, before)) ??
      // Somebody was faster: the same key press on another way, or another one, or who takes the terminal out of service.
      (await overtaken(ctx, tx, terminal, await facts(tx))),
  });
}

/** The call of this key press as it is now; null: it was not made yet. @throws FalinkError call.already_open, call.ended */
async function repeated(
  ctx: Context,
  tx: Transaction,
  terminal: TerminalIdentity,
  { repeated: id, open }: QueueFacts,
): Promise<Outcome<QueuedContact> | null> {
  if (id === null && open !== null) throw new FalinkError('call.already_open', { details: { callId: open } });
  if (id === null) return null;
  const call = (await loadTerminalCalls(tx, { ids: [id] }))[0]?.call;
  if (!call) throw new FalinkError('call.unknown');
  if (call.state === 'ended') throw new FalinkError('call.ended', { details: { callId: id } });
  return unchanged({ call, room: await roomAccess(ctx, tx, id, { terminalId: terminal.id }) });
}

/** @returns null when somebody was faster */
async function queue(
  ctx: Context,
  tx: Transaction,
  terminal: TerminalIdentity,
  { requestId, kind, category = undefined, ability, audioOnly = false }: NewContact,
  facts: QueueFacts,
): Promise<Outcome<QueuedContact> | null> {
  if (kind === 'intake' && terminal.kind !== 'room') throw new FalinkError('terminal.kind');
  const video = wantsVideo(ability, audioOnly);
  if (!facts.staffed) throw new FalinkError('call.nobody_on_duty');
  if (!facts.sfu) throw new FalinkError('service.no_sfu');
  const grants = residentGrants(video);
  const intakeId = kind === 'intake' ? randomUUID() : null;
  const { id: terminalId, orgPath } = terminal;
  const made = await insertContact(tx, {
    terminalId,
    requestId,
    kind,
    category: category ?? null,
    video,
    ability,
    intakeId,
    sfuId: facts.sfu.id,
    grants,
    orgPath,
  });
  if (!made) return null;
  const room = await signSeat(ctx, {
    sessionId: made.sessionId,
    participantId: made.participantId,
    role: 'resident',
    grants,
    url: facts.sfu.url,
  });
  const call = present(made, { requestId, kind, category: category ?? 'uncategorised', video, intakeId }, facts);
  return {
    audit: 'in statement',
    changed: [
      contactChanged(made.id),
      queueChanged(),
      terminalChanged(terminalId),
      ...(intakeId ? [intakeChanged(intakeId)] : []),
    ],
    result: { call, room },
  };
}

/** A call that was queued this moment: the last of those that wait. Its place follows by the throttled notification. */
function present(
  { id, revision, queuedAt }: InsertedContact,
  call: Pick<TerminalCall, 'requestId' | 'kind' | 'category' | 'video' | 'intakeId'>,
  { ahead, waits }: QueueFacts,
): TerminalCall {
  return {
    ...call,
    id,
    revision,
    origin: 'terminal',
    state: 'queued',
    queuedAt: queuedAt.toISOString(),
    waitMs: 0,
    ringMs: null,
    position: ahead + 1,
    staffed: true,
    waitRangeMs: waitRange(waits, 0),
    agent: null,
    activeAt: null,
    endedAt: null,
    endReason: null,
    ratingDue: false,
    companion: null,
  };
}

async function overtaken(
  ctx: Context,
  tx: Transaction,
  terminal: TerminalIdentity,
  facts: QueueFacts,
): Promise<Outcome<QueuedContact>> {
  if (!facts.inService) throw new FalinkError('terminal.revoked');
  if (facts.isLocked) throw new FalinkError('terminal.locked');
  const same = await repeated(ctx, tx, terminal, facts);
  if (same === null) throw new FalinkError('call.already_open');
  return same;
}
