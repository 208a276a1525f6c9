import {
  type Command,
  type CommandFindings,
  type CommandReach,
  type CommandState,
  type CommandTarget,
  type CommandTerminal,
  commandRoutes,
  consoleMessages,
} from '@falink/protocol';
import { useServices } from '../api/services.js';
import { byLatestCommand, isOlderCommand } from '../model/commands.js';
import { compareText } from '../model/compare.js';
import { change, useLive } from './live.js';
import { type PagedList, usePages } from './pages.js';

export const COMMANDS = 'commands';
/** Rows of a command that goes on are announced by their sums only. */
const ROWS_REFETCH_MS = 2_000;

/** Commands in scope, the latest first. */
export function useCommands(): PagedList<Command> {
  const { http } = useServices();
  return usePages<Command>({
    key: [COMMANDS, 'list'],
    topics: ['commands'],
    message: consoleMessages.commandChanged,
    idOf: ({ id }) => id,
    compare: byLatestCommand,
    belongs: () => true,
    isOlder: isOlderCommand,
    ask: (page, signal) => http.send(commandRoutes.listCommands, { query: page, signal }),
  });
}

const CHANGES = [
  change<Command, typeof consoleMessages.commandChanged>(consoleMessages.commandChanged, (known, fresh) =>
    fresh.id === known.id && !isOlderCommand(fresh, known) ? fresh : known,
  ),
];

/** One command, live; nothing is asked for while there is no id. */
export function useCommand(id: string | undefined) {
  const { http } = useServices();
  return useLive<Command>({
    key: [COMMANDS, 'one', id],
    topics: ['commands'],
    changes: CHANGES,
    enabled: id !== undefined,
    ask: (signal) => http.send(commandRoutes.getCommand, { params: { id: id ?? '' }, signal }),
    newer: (known, fresh) => (known && isOlderCommand(fresh, known) ? known : fresh),
  });
}

/** The terminals of a command, by name; those in one state. */
export function useCommandTerminals(
  { id, endedAt }: Pick<Command, 'id' | 'endedAt'>,
  state: CommandState | null,
): PagedList<CommandTerminal> {
  const { http } = useServices();
  return usePages<CommandTerminal>({
    key: [COMMANDS, 'terminals', id, state, endedAt !== null],
    idOf: ({ terminal }) => terminal.id,
    compare: (a, b) => compareText(a.terminal.name, b.terminal.name) || compareText(a.terminal.id, b.terminal.id),
    belongs: () => true,
    ...(endedAt === null && { refetchMs: ROWS_REFETCH_MS }),
    ask: (page, signal) =>
      http.send(commandRoutes.listCommandTerminals, {
        params: { id },
        query: { ...page, ...(state && { state: [state] }) },
        signal,
      }),
  });
}

/** What a command for this target would reach now. */
export function useCommandReach(target: CommandTarget) {
  const { http } = useServices();
  return useLive<CommandReach>({
    key: [COMMANDS, 'reach', target],
    ask: (signal) => http.send(commandRoutes.previewCommand, { body: { target }, signal }),
    refetchMs: 10_000,
  });
}

/** What a terminal reported; asked for once, because reading a log is recorded. */
export function useFindings(id: string, terminalId: string) {
  const { http } = useServices();
  return useLive<CommandFindings>({
    key: [COMMANDS, 'findings', id, terminalId],
    retries: false,
    ask: (signal) => http.send(commandRoutes.commandFindings, { params: { id, terminalId }, signal }),
  });
}
