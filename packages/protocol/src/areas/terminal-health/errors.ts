import { type ErrorSpec, spec } from '../../error-spec.js';

export const terminalHealthErrors = {
  'health.bad_range': spec(
    400,
    'input',
    '时间范围不对：开始要早于结束，最长十年。请重新选择。',
    'This is no range of time: it begins before it ends and is ten years at most. Choose another.',
    { since: 2, before: 'request.malformed' },
  ),
} as const satisfies Record<string, ErrorSpec>;
