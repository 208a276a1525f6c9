import { type ErrorSpec, spec } from '../../error-spec.js';

export const programmeErrors = {
  'asset.unknown': spec(404, 'missing', '没有这个节目。', 'There is no such programme.'),
  'channel.unknown': spec(404, 'missing', '没有这个频道。', 'There is no such channel.'),
} as const satisfies Record<string, ErrorSpec>;
