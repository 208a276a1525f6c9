import { ago, sampleCommand, sampleCommandTerminal, sampleId, sampleListPage } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import { FalinkError } from '@falink/protocol';

const COMMANDS = [
  sampleCommand(),
  sampleCommand({
    ...{ id: sampleId(981), order: { type: 'restart' }, reason: '住户报修，画面卡住', targetName: null, terminals: 3 },
    ...{ counts: { done: 2, failed: 1 }, createdAt: ago(3_600_000), endedAt: ago(3_500_000) },
  }),
  sampleCommand({
    ...{ id: sampleId(982), order: { type: 'collect_logs', lines: 100 }, reason: '排查花屏', targetName: null },
    ...{ terminals: 1, counts: { done: 1 }, createdAt: ago(90_000_000), endedAt: ago(89_000_000) },
  }),
];

/** Routes of commands, over a few made-up ones. */
export const commandHandlers: Handlers = {
  listCommands: ({ query }) => sampleListPage(COMMANDS, query),
  getCommand: ({ params }) => {
    const found = COMMANDS.find(({ id }) => id === params.id);
    if (!found) throw new FalinkError('command.unknown');
    return found;
  },
  listCommandTerminals: ({ query }) =>
    sampleListPage(
      [
        sampleCommandTerminal(1),
        sampleCommandTerminal(2, { state: 'failed', reason: 'interrupted' }),
        sampleCommandTerminal(3, { state: 'unsupported', reason: 'app_too_old', acknowledgedAt: null }),
        sampleCommandTerminal(4, { state: 'acknowledged', progress: 20, endedAt: null }),
      ],
      query,
    ),
  previewCommand: () => ({ terminals: 3_412, connected: 3_000, inCall: 12, targetName: '北山街道' }),
};
