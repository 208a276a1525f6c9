import {
  type AgentState,
  callRoutes,
  FalinkError,
  type RoomAccess,
  type Staff,
  type StaffCall,
} from '@falink/protocol';
import { type Actor, staffOf } from '../../../kernel/actor.js';
import { command, type Outcome, unchanged } from '../../../kernel/command.js';
import type { Context } from '../../../kernel/context.js';
import type { Transaction } from '../../../kernel/db/transaction.js';
import { terminalChanged } from '../../../kernel/delivery/changes.js';
import { requireScope } from '../../../kernel/policies/staff.js';
import { chooseSfu, roomAccess } from '../../sessions/index.js';
import { agentStates } from '../agents/agent-state.js';
import { findCallback, refuseClaimed } from '../callbacks/callback-in-reach.js';
import { agentChanged, contactChanged } from '../changes.js';
import { lockAgentState } from '../queries/agent-states.js';
import { lockCallback } from '../queries/callbacks.js';
import { type Callee, insertDeskCall, lockCallee, takeCaller } from '../queries/desk-calls.js';
import { loadStaffCall } from '../queries/staff-calls.js';

/** The first version whose television can be called. */
const SINCE = callRoutes.answerCall.since ?? 1;

type Called = Callee & { readonly callerState: AgentState };

export interface DeskCall {
  /** The terminal. */
  readonly id: string;
  readonly requestId: string;
  readonly callbackId?: string | undefined;
}

/**
 * Calls a terminal: it rings there, and who calls is taken from this moment on (SPEC C19). The same requestId gives the
 * same call.
 *
 * @returns the call, and a token to warm up; it may make the room live once somebody answered
 * @throws FalinkError auth.*, terminal.unknown, terminal.revoked, terminal.locked, call.already_open, call.unreachable,
 *   call.unsupported, agent.not_free, callback.claimed, callback.done, request.not_found, service.no_sfu, and call.ended
 *   when the repeated call is over
 */
export async function callTerminal(
  ctx: Context,
  by: Actor,
  input: DeskCall,
): Promise<{ call: StaffCall; room: RoomAccess }> {
  const staff = staffOf(by);
  const contactId = await command<Called, string>(ctx, by, {
    permit: 'calls.call_terminal',
    lock: async (tx) => {
      // First, so that the same key press on two ways makes one call. The call itself nobody else knows yet.
      const state = await lockAgentState(tx, staff.id);
      const callee = await lockCallee(tx, input.id, input.requestId);
      if (!callee) throw new FalinkError('terminal.unknown');
      return { ...callee, callerState: state };
    },
    authorise: ({ orgPath }) => requireScope(staff, orgPath),
    change: async (tx, callee) => {
      const before = repeated(callee, staff);
      if (before !== null) return unchanged(before);
      refuse(callee);
      if (input.callbackId) await requireNumber(tx, staff, input.callbackId, input.id);
      return ring(ctx, tx, staff, input, callee);
    },
  });
  const [found, room] = await Promise.all([
    loadStaffCall(ctx.pool, contactId),
    roomAccess(ctx, ctx.pool, contactId, { staffId: staff.id }),
  ]);
  if (!found) throw new FalinkError('call.unknown');
  return { call: found.call, room };
}

/** The call of this key press; null: it was not made yet. @throws FalinkError call.ended */
function repeated({ repeated: id, repeatedBy, isOver }: Callee, staff: Staff): string | null {
  if (id === null || repeatedBy !== staff.id) return null;
  if (isOver) throw new FalinkError('call.ended', { details: { callId: id } });
  return id;
}

/** @throws FalinkError why this terminal cannot ring */
function refuse({ inService, isLocked, isInCall, isConnected, protocol }: Callee): void {
  if (!inService) throw new FalinkError('terminal.revoked');
  if (isLocked) throw new FalinkError('terminal.locked');
  if (isInCall) throw new FalinkError('call.already_open');
  if (!isConnected) throw new FalinkError('call.unreachable');
  if ((protocol ?? 0) < SINCE) throw new FalinkError('call.unsupported');
}

/** @throws FalinkError request.not_found for a number of another terminal, callback.done, callback.claimed */
async function requireNumber(tx: Transaction, staff: Staff, callbackId: string, terminalId: string): Promise<void> {
  await lockCallback(tx, callbackId);
  const found = await findCallback(tx, callbackId);
  const { terminal, state, claim } = found.callback;
  if (terminal?.id !== terminalId) throw new FalinkError('request.not_found');
  if (state === 'done') throw new FalinkError('callback.done');
  if (claim && claim.staffId !== staff.id) refuseClaimed(found);
}

async function ring(
  ctx: Context,
  tx: Transaction,
  staff: Staff,
  { id: terminalId, requestId, callbackId = undefined }: DeskCall,
  { orgPath, callerState }: Called,
): Promise<Outcome<string>> {
  if (agentStates.next(callerState, 'call_terminal') === null) throw new FalinkError('agent.not_free');
  const { ringMs, sfuAliveMs } = ctx.config.times;
  const sfu = await chooseSfu(tx, ctx.hearing.patience(sfuAliveMs));
  if (!sfu) throw new FalinkError('service.no_sfu', { retryAfterS: 2 });
  const contactId = await insertDeskCall(tx, {
    terminalId,
    requestId,
    callerId: staff.id,
    callbackId: callbackId ?? null,
    sfuId: sfu.id,
    orgPath,
    ringMs,
  });
  // Another desk, or the terminal itself, was faster.
  if (contactId === null) throw new FalinkError('call.already_open');
  await takeCaller(tx, staff.id, contactId);
  return {
    audit: 'in statement',
    changed: [contactChanged(contactId), agentChanged(staff.id), terminalChanged(terminalId)],
    result: contactId,
  };
}
