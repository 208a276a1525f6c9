import { type ErrorSpec, spec } from '../../error-spec.js';

export const privacyErrors = {
  'privacy.unknown_version': spec(
    409,
    'conflict',
    '没有这一版的告知，请重新打开告知页面。',
    'There is no such version of the notice. Open the notice again.',
    { since: 2, before: 'request.malformed' },
  ),
} as const satisfies Record<string, ErrorSpec>;
