import { type ErrorSpec, spec } from '../../error-spec.js';

const SERVICE = { since: 2, before: 'service.unavailable' } as const;

export const voiceErrors = {
  'voice.unavailable': spec(
    503,
    'unavailable',
    '服务器上没有这种语言的语音。页面上的字都可以看。',
    'The service has no voice for this language. Everything can be read on the page.',
    SERVICE,
  ),
  'voice.preparing': spec(
    503,
    'unavailable',
    '语音正在准备，请稍后再试。',
    'The voice is being prepared. Try again later.',
    SERVICE,
  ),
  'voice.busy': spec(
    503,
    'unavailable',
    '现在念不过来，请稍后再按 0。',
    'Too much is being read aloud right now. Press 0 again later.',
    SERVICE,
  ),
  'voice.silent': spec(400, 'input', '这句话里没有可以念的字。', 'There is nothing in this text that can be said.', {
    since: 2,
    before: 'request.malformed',
  }),
} as const satisfies Record<string, ErrorSpec>;
