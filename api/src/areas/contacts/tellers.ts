import { consoleMessages, fleet } from '@falink/protocol';
import { emit, emitToTerminal, hasListeners, isFollowed, room, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import {
  agentChanged,
  callbackChanged,
  callOfTerminalChanged,
  contactChanged,
  offerChanged,
  queueChanged,
  summaryChanged,
} from './changes.js';
import type { ContactsContext } from './contacts-context.js';
import { loadOffer } from './offers/load-offer.js';
import { loadAgents } from './queries/agents.js';
import { loadCallbacks } from './queries/callbacks.js';
import { findOffers } from './queries/offers.js';
import { loadStaffCalls } from './queries/staff-calls.js';
import { findTerminalsOf } from './queries/summaries.js';
import { loadCurrentCalls, loadTerminalCalls } from './queries/terminal-calls.js';

/** Places in the queue are announced at most this often. */
const QUEUE_INTERVAL_MS = 400;

/** The order matters: a desk receives its offer before the call's next state, and the call before its own state. */
export function createContactTellers(ctx: ContactsContext): readonly Teller[] {
  return [offers(ctx), calls(ctx), callsOfTerminals(ctx), agents(ctx), callbacks(ctx), summaries(ctx), queue(ctx)];
}

function offers(ctx: ContactsContext): Teller {
  const { console: desks } = ctx.sockets;
  return {
    name: 'offers',
    on: [offerChanged],
    tell: async (ids) => {
      if (desks.sockets.size === 0) return;
      for (const offer of await findOffers(ctx.pool, ids)) {
        const rooms = [room.staff(offer.agentId)];
        if (!hasListeners(desks, rooms)) continue;
        if (offer.state !== 'open') {
          emit(desks.to(rooms), consoleMessages.offerClosed, { offerId: offer.id, reason: offer.state });
          continue;
        }
        const open = await loadOffer(ctx, offer);
        if (open) emit(desks.to(rooms), consoleMessages.offerCreated, open);
      }
    },
  };
}

function calls({ pool, sockets }: ContactsContext): Teller {
  const { fleet: boxes, console: desks } = sockets;
  return {
    name: 'calls',
    on: [contactChanged],
    tell: async (ids) => {
      for (const { terminalId, call } of boxes.sockets.size > 0 ? await loadTerminalCalls(pool, { ids }) : []) {
        if (terminalId === null) continue;
        // Rated, or too long ago to be: the call is over for its terminal.
        const over = call.state === 'ended' && call.agent !== null && !call.ratingDue;
        emitToTerminal(sockets, terminalId, fleet.callUpdated, { call: over ? null : call });
      }
      for (const { call, orgPath } of desks.sockets.size > 0 ? await loadStaffCalls(pool, ids) : []) {
        const whose = call.agent ?? call.caller;
        if (whose) emit(desks.to(room.staff(whose.id)), consoleMessages.myCallUpdated, call);
        emit(desks.to(topicRooms('calls', orgPath)), consoleMessages.callChanged, call);
      }
    },
    welcome: async (terminalIds) => {
      for (const [terminalId, call] of await loadCurrentCalls(pool, terminalIds)) {
        emitToTerminal(sockets, terminalId, fleet.callUpdated, { call });
      }
    },
  };
}

/** A call went to another device, or came back from one. */
function callsOfTerminals({ pool, sockets }: ContactsContext): Teller {
  return {
    name: 'calls of terminals',
    on: [callOfTerminalChanged],
    tell: async (ids) => {
      if (sockets.fleet.sockets.size === 0) return;
      for (const [terminalId, call] of await loadCurrentCalls(pool, ids)) {
        emitToTerminal(sockets, terminalId, fleet.callUpdated, { call });
      }
    },
  };
}

function agents({ pool, sockets: { console: desks } }: ContactsContext): Teller {
  return {
    name: 'agents',
    on: [agentChanged],
    tell: async (ids) => {
      if (desks.sockets.size === 0) return;
      for (const { agent, orgPath } of await loadAgents(pool, { ids })) {
        emit(desks.to(room.staff(agent.staffId)), consoleMessages.agentUpdated, agent);
        emit(desks.to(topicRooms('agents', orgPath)), consoleMessages.agentChanged, agent);
      }
    },
  };
}

function callbacks({ pool, sockets }: ContactsContext): Teller {
  return {
    name: 'callbacks',
    on: [callbackChanged],
    tell: async (ids) => {
      if (!isFollowed(sockets, 'callbacks')) return;
      for (const { callback, orgPath } of await loadCallbacks(pool, ids)) {
        emit(sockets.console.to(topicRooms('callbacks', orgPath)), consoleMessages.callbackChanged, callback);
      }
    },
  };
}

/** Only that there is something to fetch: what was written reaches the box that asks with its own token. */
function summaries({ pool, sockets }: ContactsContext): Teller {
  return {
    name: 'summaries',
    on: [summaryChanged],
    tell: async (ids) => {
      if (sockets.fleet.sockets.size === 0) return;
      for (const { id, terminalId } of await findTerminalsOf(pool, ids)) {
        emitToTerminal(sockets, terminalId, fleet.goodbyeUpdated, { callId: id });
      }
    },
  };
}

function queue({ pool, sockets }: ContactsContext): Teller {
  return {
    name: 'queue',
    on: [queueChanged.kind],
    intervalMs: () => QUEUE_INTERVAL_MS,
    tell: async () => {
      if (sockets.fleet.sockets.size === 0) return;
      for (const { terminalId, call } of await loadTerminalCalls(pool, 'waiting')) {
        if (terminalId !== null) emitToTerminal(sockets, terminalId, fleet.callUpdated, { call });
      }
    },
  };
}
