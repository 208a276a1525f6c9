import { consoleMessages, fleet, isOpen } from '@falink/protocol';
import type { Context } from '../../kernel/context.js';
import { emit, emitToTerminal, isFollowed, room, topicRooms } from '../../kernel/delivery/sockets.js';
import type { Teller } from '../../kernel/delivery/teller.js';
import { applicationChanged, intakeChanged, receiptIssued } from './changes.js';
import { findIntake, findOpenIntakes } from './queries/intakes.js';
import { loadApplication, loadIntake, loadReceipt } from './view.js';

/** An intake and its receipt to its terminal and its officer; applications to the consoles that follow them. */
export function createIntakeTellers(ctx: Context): readonly Teller[] {
  const { pool, sockets } = ctx;

  const tellIntake = async (id: string): Promise<void> => {
    const row = await findIntake(pool, id);
    const intake = row ? await loadIntake(ctx, pool, id) : null;
    if (!row || !intake) return;
    // Once the call is over the screen may be somebody else's, and has forgotten the intake.
    if (isOpen(row.call_state)) emitToTerminal(sockets, row.terminal_id, fleet.intakeUpdated, { intake });
    if (row.agent_id) emit(sockets.console.to(room.staff(row.agent_id)), consoleMessages.intakeUpdated, intake);
  };

  const tellReceipt = async (intakeId: string): Promise<void> => {
    const row = await findIntake(pool, intakeId);
    const receipt = row ? await loadReceipt(ctx, pool, intakeId) : null;
    if (!row || !receipt) return;
    emitToTerminal(sockets, row.terminal_id, fleet.intakeAccepted, { intakeId, receipt });
  };

  const tellApplication = async (id: string): Promise<void> => {
    const found = await loadApplication(ctx, pool, id);
    if (!found) return;
    const rooms = topicRooms('applications', found.orgPath);
    emit(sockets.console.to(rooms), consoleMessages.applicationChanged, found.application);
  };

  return [
    {
      name: 'intakes',
      on: [intakeChanged],
      tell: (ids) => each(ids, tellIntake),
      // After its call, so that a television that comes back knows whose intake it is.
      welcome: async (terminalIds) => {
        for (const id of await findOpenIntakes(pool, terminalIds)) {
          await tellIntake(id);
          await tellReceipt(id);
        }
      },
    },
    {
      name: 'applications',
      on: [applicationChanged],
      tell: async (ids) => {
        if (isFollowed(sockets, 'applications')) await each(ids, tellApplication);
      },
    },
    { name: 'receipts', on: [receiptIssued], tell: (ids) => each(ids, tellReceipt) },
  ];
}

async function each(ids: readonly string[], tell: (id: string) => Promise<void>): Promise<void> {
  for (const id of ids) await tell(id);
}
