import type { RetentionRule } from '../../kernel/retention/rule.js';
import { DUE_COMMANDS, eraseCommands } from './queries/due-commands.js';

export const COMMANDS_RULE: RetentionRule = {
  kind: 'commands',
  sources: [{ name: 'command', due: DUE_COMMANDS, alias: 'c', erase: eraseCommands }],
};
