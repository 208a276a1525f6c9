import { type ErrorSpec, spec } from '../../error-spec.js';

export const screenErrors = {
  'screen.unknown': spec(
    404,
    'missing',
    '没有找到这台电视。请核对电视上现在的六位数字。',
    'No television shows this number. Compare it with the six digits on the television now.',
    { since: 2, before: 'request.not_found' },
  ),
  'screen.busy': spec(
    409,
    'conflict',
    '这台电视正在用，请换一台，或者等它空下来。',
    'This television is in use. Choose another one, or wait until it is free.',
    { since: 2, before: 'call.already_open' },
  ),
} as const satisfies Record<string, ErrorSpec>;
