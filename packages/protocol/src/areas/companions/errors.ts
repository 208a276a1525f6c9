import { type ErrorSpec, spec } from '../../error-spec.js';

export const companionErrors = {
  'companion.unknown': spec(
    404,
    'missing',
    '这个二维码已失效，请扫电视上现在的二维码。',
    'This code no longer works. Scan the one that is on the television now.',
    { since: 2, before: 'request.not_found' },
  ),
  'companion.opened': spec(
    409,
    'conflict',
    '这个二维码已经被另一部手机用过，每个二维码只能用一次。请在电视上换一个。',
    'Another phone has used this code. Each code works once: ask for another one on the television.',
    { since: 2, before: 'request.not_found' },
  ),
  'companion.ended': spec(
    409,
    'conflict',
    '这部手机已经不再是电视的摄像头。要再用，请扫电视上的二维码。',
    'This phone no longer serves as the camera. To use it again, scan the code on the television.',
    { since: 2, before: 'call.ended' },
  ),
} as const satisfies Record<string, ErrorSpec>;
