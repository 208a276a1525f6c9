import { type ErrorSpec, spec } from '../../error-spec.js';

export const mediaPlaneErrors = {
  'room.token_invalid': spec(401, 'auth', '通话凭证无效，请重新呼叫。', 'The room token is not valid. Call again.'),
  'room.token_expired': spec(401, 'auth', '通话凭证已过期。', 'The room token has expired.'),
  'room.clock_skew': spec(
    503,
    'unavailable',
    '视频服务的时钟不一致，暂时接不通。请稍后再打，或者留下电话。',
    'The clocks of the video service differ, and calls cannot connect. Try again in a while, or leave a number.',
    { since: 2, before: 'room.token_expired' },
  ),
  'room.resume_unknown': spec(
    410,
    'conflict',
    '通话需要重新连接。',
    'The session cannot be resumed: join again with a new token.',
  ),
  'room.closed': spec(410, 'conflict', '通话已经结束。', 'The room is closed.'),
  'room.not_granted': spec(403, 'permission', '没有这项通话权限。', 'The room token does not grant this.'),
  'room.not_joined': spec(409, 'conflict', '还没有进入通话。', 'Join the room first.'),
  'media.unknown_transport': spec(404, 'missing', '没有这个传输通道。', 'There is no such transport.'),
  'media.unknown_producer': spec(404, 'missing', '没有这路媒体。', 'There is no such producer.'),
  'media.unknown_consumer': spec(404, 'missing', '没有这路媒体。', 'There is no such consumer.'),
  'media.rejected': spec(400, 'input', '媒体参数不对。', 'The media parameters were refused.'),
  'media.unsupported': spec(409, 'unavailable', '双方没有共同的编码。', 'There is no codec that both sides support.'),
  'service.no_sfu': spec(
    503,
    'unavailable',
    '视频服务暂时不可用，可以留下电话。',
    'The video service is briefly unavailable. You can leave a number.',
  ),
} as const satisfies Record<string, ErrorSpec>;
