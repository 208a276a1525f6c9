import { fleet } from '@falink/protocol';
import { onRequest, type SocketHandler } from '@falink/service-kit';
import type { Area } from '../../kernel/area.js';
import type { Context } from '../../kernel/context.js';
import type { FleetLine } from '../terminals/index.js';
import { CommandAnswers } from './command-answers.js';
import { CommandSender } from './command-sender.js';
import { findUndelivered } from './queries/delivery.js';
import { endCommands, expireRows } from './queries/settle.js';
import { mountCommands } from './routes.js';
import { createCommandTellers } from './tellers.js';

export { COMMANDS_RULE } from './retention-rules.js';

export interface Commands extends Area {
  /** What televisions say of their commands. */
  readonly requests: readonly SocketHandler<FleetLine>[];
}

/** What staff ask of terminals, how it gets there, and what became of it. */
export function createCommands(ctx: Context): Commands {
  const { pool, urgent } = ctx;
  const answers = new CommandAnswers(ctx);
  const sender = new CommandSender(ctx, answers);
  return {
    name: 'commands',
    requests: [
      onRequest(fleet.acknowledgeCommand, ({ id }, { terminalId }: FleetLine) => answers.acknowledge(terminalId, id)),
      onRequest(fleet.reportCommand, async (report, { terminalId }: FleetLine) => {
        await answers.report(terminalId, report);
        return {};
      }),
    ],
    mount: mountCommands,
    tellers: createCommandTellers(ctx, sender),
    topics: { commands: 'commands.view' },
    timers: [
      {
        name: 'commands over their time',
        everyMs: 1_000,
        run: async () => answers.moved([...(await expireRows(urgent)), ...(await endCommands(urgent))]),
      },
      // Those whose notification was lost, or could not be sent.
      { name: 'commands not sent', everyMs: 15_000, run: async () => sender.issue(await findUndelivered(pool)) },
    ],
    stop: () => sender.stop(),
    afterSockets: () => answers.stop(),
  };
}
