import { type ErrorSpec, spec } from '../../error-spec.js';

export const callErrors = {
  'call.unknown': spec(404, 'missing', '没有找到这次通话。', 'There is no such call.'),
  'call.already_open': spec(409, 'conflict', '这台终端已经有一个通话。', 'This terminal already has a call.'),
  'call.ended': spec(409, 'conflict', '通话已经结束。', 'The call has ended.'),
  'call.not_yours': spec(403, 'permission', '这不是您的通话。', 'This call is not yours.'),
  'call.nobody_on_duty': spec(
    409,
    'unavailable',
    '现在没有人值班，可以留下电话，我们打给您。',
    'Nobody is on duty now. Leave a number and we will call you back.',
  ),
  'call.no_common_codec': spec(
    409,
    'unavailable',
    '这台设备不支持视频通话，可以只用声音，或者留下电话。',
    'This device cannot do video calls. Use sound only, or leave a number.',
  ),
  'call.state': spec(409, 'conflict', '通话现在的状态不能这样做。', 'The call cannot do this in its present state.'),
  'offer.unknown': spec(404, 'missing', '没有这个来电。', 'There is no such offer.'),
  'offer.taken': spec(409, 'conflict', '已由其他同事接听。', 'A colleague has already answered.'),
  'offer.expired': spec(
    409,
    'conflict',
    '来电已超时，转给了其他同事。',
    'The offer timed out and went to a colleague.',
  ),
  'offer.withdrawn': spec(409, 'conflict', '居民已挂断。', 'The resident has hung up.'),
  'agent.busy': spec(409, 'conflict', '您正在通话中，先结束这次通话。', 'You are on a call. Finish it first.'),
  'agent.not_agent': spec(403, 'permission', '您的岗位不接听来电。', 'Your role does not take calls.'),
  'callback.claimed': spec(
    409,
    'conflict',
    '有同事正在回拨这个电话，请看别的。',
    'A colleague is calling this number back. Take another one.',
    { since: 2, before: 'auth.forbidden' },
  ),
  'callback.done': spec(409, 'conflict', '这个电话已经回拨过了。', 'This number was called back already.', {
    since: 2,
    before: 'request.not_found',
  }),
  'rating.already': spec(409, 'conflict', '已经评价过了，谢谢。', 'Already rated. Thank you.'),
  'rating.not_due': spec(409, 'conflict', '通话结束后才能评价。', 'A call can be rated after it has ended.'),
  'notes.private': spec(
    403,
    'permission',
    '记录只有接听这次通话的人和值班长能看，需要时请联系他们。',
    'Only the person who took this call and supervisors can read its notes. Ask one of them.',
    { since: 2, before: 'call.not_yours' },
  ),
  'notes.stale': spec(
    409,
    'conflict',
    '记录已在别处改过，请刷新后再改。',
    'The notes were changed elsewhere. Reload and try again.',
  ),
} as const satisfies Record<string, ErrorSpec>;
