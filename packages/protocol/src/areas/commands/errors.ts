import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions of the version before know no commands. */
const missing = (zh: string, en: string) => spec(404, 'missing', zh, en, { since: 2, before: 'request.not_found' });
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, { since: 2, before: 'call.state' });

export const commandErrors = {
  'command.unknown': missing(
    '没有这条指令，可能已经过了保留期。请刷新列表。',
    'There is no such command; it may be too old. Refresh the list.',
  ),
  'command.no_terminals': conflict(
    '所选范围里没有在用的终端，没有下发。请换一个范围。',
    'No terminal in service is in what you chose; nothing was sent. Choose something else.',
  ),
  'command.reason_missing': conflict(
    '这条指令会打断看电视的人，或取走设备上的资料，请先写明原因。',
    'This command interrupts people or takes data from the box. Give a reason first.',
  ),
  'command.nothing_to_repeat': conflict(
    '没有失败的终端，不用重发。',
    'No terminal failed; there is nothing to send again.',
  ),
} as const satisfies Record<string, ErrorSpec>;
