import { z } from 'zod';
import type { Text } from './common.js';

/** What kind of trouble it is: decides what a client does by itself. */
export type ErrorCategory =
  | 'input'
  | 'auth'
  | 'permission'
  | 'missing'
  | 'conflict'
  | 'limit'
  | 'unavailable'
  | 'internal';

export interface ErrorSpec {
  readonly status: number;
  readonly category: ErrorCategory;
  /** What happened and what to do, for a person. */
  readonly zh: string;
  readonly en: string;
}

const spec = (status: number, category: ErrorCategory, zh: string, en: string): ErrorSpec => ({
  status,
  category,
  zh,
  en,
});

/**
 * Every error that crosses a process boundary. The code is stable for ever; the sentences are for people
 * and may change. A code is never reused for another meaning.
 */
export const ERRORS = {
  'request.malformed': spec(
    400,
    'input',
    '内容格式不对，请检查后再试。',
    'The request is malformed. Check it and try again.',
  ),
  'request.too_large': spec(
    413,
    'input',
    '内容太大，请缩小后再试。',
    'The request is too large. Make it smaller and try again.',
  ),
  'request.not_found': spec(404, 'missing', '没有这个地址。', 'There is nothing at this address.'),
  'request.rate_limited': spec(
    429,
    'limit',
    '操作太频繁，请稍等一会儿再试。',
    'Too many requests. Wait a moment and try again.',
  ),
  'request.media_type': spec(415, 'input', '只接受 JPEG 或 PNG 图片。', 'Only JPEG or PNG pictures are accepted.'),
  'protocol.version': spec(400, 'input', '程序版本太旧，请刷新页面。', 'This page is out of date. Reload it.'),
  'protocol.unknown_message': spec(400, 'input', '不认识的消息。', 'Unknown message.'),

  'auth.required': spec(401, 'auth', '请先登录。', 'Please sign in.'),
  'auth.token_expired': spec(401, 'auth', '登录已过期，请重新登录。', 'Your session has expired. Sign in again.'),
  'auth.token_invalid': spec(401, 'auth', '登录凭证无效，请重新登录。', 'The credential is not valid. Sign in again.'),
  'auth.wrong_credentials': spec(401, 'auth', '用户名或密码不对。', 'The user name or password is wrong.'),
  'auth.locked': spec(
    423,
    'limit',
    '密码错了太多次，账号已锁定，请 15 分钟后再试或联系管理员。',
    'Too many wrong passwords: the account is locked. Try again in 15 minutes or ask an administrator.',
  ),
  'auth.refresh_reused': spec(
    401,
    'auth',
    '登录凭证已被用过，为了安全请重新登录。',
    'This session was already renewed elsewhere. For safety, sign in again.',
  ),
  'auth.forbidden': spec(403, 'permission', '您没有权限做这件事。', 'You are not allowed to do this.'),
  'auth.out_of_scope': spec(
    403,
    'permission',
    '这不在您负责的范围内。',
    'This is outside the area you are responsible for.',
  ),

  'terminal.unknown': spec(404, 'missing', '没有找到这台终端。', 'There is no such terminal.'),
  'terminal.revoked': spec(
    401,
    'auth',
    '这台终端已停用，请联系司法所。',
    'This terminal has been revoked. Contact the justice office.',
  ),
  'terminal.challenge_invalid': spec(
    401,
    'auth',
    '终端验证没有通过，请重新配对。',
    'The terminal could not prove its identity. Pair it again.',
  ),
  'terminal.challenge_used': spec(401, 'auth', '这次验证已经用过了。', 'This challenge was already used.'),
  'terminal.in_use': spec(
    409,
    'conflict',
    '这台终端已在另一个窗口打开。',
    'This terminal is already open in another window.',
  ),
  'terminal.kind': spec(
    403,
    'permission',
    '这台终端不能办理这项业务，请到社区公共法律服务室。',
    'This terminal cannot do this. Use the terminal of a community room.',
  ),
  'pairing.unknown': spec(
    404,
    'missing',
    '没有这个配对码，请核对。',
    'There is no such pairing code. Check the digits.',
  ),
  'pairing.expired': spec(
    410,
    'conflict',
    '配对码已过期，电视上会显示新的。',
    'The pairing code has expired. The TV shows a new one.',
  ),
  'pairing.decided': spec(409, 'conflict', '这个配对已经处理过了。', 'This pairing has already been decided.'),
  'pairing.key_in_use': spec(
    409,
    'conflict',
    '这把设备密钥已经登记过，不能再配对。',
    'This device key is already registered and cannot be paired again.',
  ),

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
  'rating.already': spec(409, 'conflict', '已经评价过了，谢谢。', 'Already rated. Thank you.'),
  'rating.not_due': spec(409, 'conflict', '通话结束后才能评价。', 'A call can be rated after it has ended.'),
  'notes.stale': spec(
    409,
    'conflict',
    '记录已在别处改过，请刷新后再改。',
    'The notes were changed elsewhere. Reload and try again.',
  ),

  'intake.unknown': spec(404, 'missing', '没有找到这次受理。', 'There is no such intake.'),
  'intake.closed': spec(409, 'conflict', '这次受理已经结束。', 'This intake is closed.'),
  'intake.stale': spec(
    409,
    'conflict',
    '申请表已在别处改过，已为您更新。',
    'The form was changed elsewhere and has been refreshed.',
  ),
  'intake.incomplete': spec(
    409,
    'conflict',
    '申请还不完整，请看缺的项目。',
    'The application is not complete. See what is missing.',
  ),
  'intake.begun': spec(
    409,
    'conflict',
    '这次申请已经开始办了，不能再接着办上一次的。',
    'This application has been begun already; an earlier one can no longer be continued in it.',
  ),
  'intake.not_interrupted': spec(
    404,
    'missing',
    '没有可以接着办的申请：可能已经接着办过，或者过了 24 小时。请重新填写。',
    'There is nothing to continue: it was continued already, or 24 hours have passed. Please fill the form anew.',
  ),
  'capture.unknown': spec(404, 'missing', '没有这张图片。', 'There is no such picture.'),
  'capture.unreadable': spec(422, 'input', '图片打不开，请重拍。', 'The picture cannot be read. Take it again.'),
  'application.unknown': spec(
    404,
    'missing',
    '编号或查询码不对，请核对回执。',
    'The number or the query code is wrong. Check the receipt.',
  ),

  'asset.unknown': spec(404, 'missing', '没有这个节目。', 'There is no such programme.'),
  'channel.unknown': spec(404, 'missing', '没有这个频道。', 'There is no such channel.'),

  'room.token_invalid': spec(401, 'auth', '通话凭证无效，请重新呼叫。', 'The room token is not valid. Call again.'),
  'room.token_expired': spec(401, 'auth', '通话凭证已过期。', 'The room token has expired.'),
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

  'legal.field_missing': spec(400, 'input', '还有没填的项目。', 'A field is missing.'),
  'legal.field_unknown': spec(400, 'input', '有一项不需要填。', 'There is a field that is not asked.'),
  'legal.field_not_a_number': spec(400, 'input', '请填数字。', 'A number is needed.'),
  'legal.field_too_small': spec(400, 'input', '数值太小，请核对。', 'A value is too small. Check it.'),
  'legal.field_too_large': spec(400, 'input', '数值太大，请核对。', 'A value is too large. Check it.'),
  'legal.field_too_precise': spec(400, 'input', '小数位数太多，请核对。', 'Too many decimals. Check the number.'),
  'legal.field_not_a_date': spec(400, 'input', '日期不存在，请核对。', 'The date does not exist. Check it.'),
  'legal.field_unknown_choice': spec(
    400,
    'input',
    '没有这个选项，请重新选。',
    'There is no such choice. Choose again.',
  ),
  'legal.fields_contradict': spec(
    400,
    'input',
    '有几项互相矛盾，请核对。',
    'Some fields contradict each other. Check them.',
  ),
  'legal.date_before_law': spec(
    422,
    'input',
    '那时这项规定还没有施行，无法计算，请问律师。',
    'The law was not in force on that date. Nothing was computed: ask a lawyer.',
  ),
  'legal.value_not_set': spec(
    422,
    'unavailable',
    '本地还没有设置这个标准，不能推算。请自己填写，或者问律师。',
    'This figure is not set for the district. Nothing was guessed: enter it, or ask a lawyer.',
  ),
  'legal.unknown_calculator': spec(404, 'missing', '没有这个计算器。', 'There is no such calculator.'),
  'legal.unknown_rule': spec(404, 'missing', '没有这条规则。', 'There is no such rule.'),
  'legal.pool_empty': spec(
    422,
    'input',
    '没有可以抽取的律师，请先补充名单。',
    'There is no lawyer to draw from. Complete the list first.',
  ),
  'legal.pool_duplicate': spec(
    422,
    'input',
    '名单里有重复的律师，请核对。',
    'A lawyer is in the list twice. Check the list.',
  ),
  'legal.record_malformed': spec(
    422,
    'input',
    '这不是一份完整的抽取记录。',
    'This is not a complete record of a draw.',
  ),
  'legal.record_differs': spec(
    422,
    'input',
    '抽取记录与重算的结果不一致。',
    'The record differs from what the draw gives when it is run again.',
  ),
  'legal.status_not_allowed': spec(
    409,
    'conflict',
    '案件现在的状态不能这样办。',
    'The case cannot take this step from its present status.',
  ),
  'legal.override_not_allowed': spec(
    422,
    'input',
    '这个数是国家规定的，或者超出允许的范围，不能改。',
    'This figure is national, or outside its bounds: it cannot be set here.',
  ),
  'legal.override_exists': spec(
    409,
    'conflict',
    '这个日期起的标准已经设置过，请先撤销原来的。',
    'A figure from this date is already set. Withdraw it first.',
  ),
  'legal.override_unknown': spec(404, 'missing', '没有找到这条本地标准。', 'There is no such figure of the district.'),

  'service.unavailable': spec(
    503,
    'unavailable',
    '服务暂时不可用，正在恢复，请稍等。',
    'The service is briefly unavailable. It is recovering; please wait.',
  ),
  'service.no_sfu': spec(
    503,
    'unavailable',
    '视频服务暂时不可用，可以留下电话。',
    'The video service is briefly unavailable. You can leave a number.',
  ),
  'storage.full': spec(
    507,
    'unavailable',
    '服务器存储空间不足，没有保存，请联系管理员。',
    'The server is out of storage space. Nothing was kept; tell an administrator.',
  ),
  'service.internal': spec(
    500,
    'internal',
    '出了点问题，已记录，请再试一次。',
    'Something went wrong and was recorded. Please try again.',
  ),
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof ERRORS;

export const ErrorCodeSchema = z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]);

/** One field that was refused, for forms: `path` as in the request, e.g. `form.phone`. */
export const FieldErrorSchema = z.object({ path: z.string(), message: z.string() });

/** The body of every failed HTTP response and the `error` of every refused socket request. */
export const ErrorBodySchema = z.object({
  code: ErrorCodeSchema,
  message: z.object({ zh: z.string(), en: z.string() }),
  fields: z.array(FieldErrorSchema).optional(),
  /** Seconds after which a retry makes sense. */
  retryAfterS: z.number().optional(),
  /** Anything the code promises to add, e.g. the open call's id for `call.already_open`. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ErrorBody = z.infer<typeof ErrorBodySchema>;

export interface ErrorExtra {
  /** In the place of the code's own sentence, when more can be said, e.g. which figure is missing. */
  readonly message?: Text;
  readonly fields?: ErrorBody['fields'];
  readonly retryAfterS?: number;
  readonly details?: Record<string, unknown>;
}

/** The wire form of an error code. */
export function errorBody(code: ErrorCode, extra: ErrorExtra = {}): ErrorBody {
  const { zh, en } = extra.message ?? ERRORS[code];
  return {
    code,
    message: { zh, en },
    ...(extra.fields && { fields: extra.fields }),
    ...(extra.retryAfterS !== undefined && { retryAfterS: extra.retryAfterS }),
    ...(extra.details && { details: extra.details }),
  };
}

/** A typed failure: thrown inside a service, mapped at its edge; rebuilt from the wire by clients. */
export class FalinkError extends Error {
  override readonly name = 'FalinkError';
  constructor(
    readonly code: ErrorCode,
    readonly extra: ErrorExtra = {},
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${ERRORS[code].en}`, options);
  }
  get status(): number {
    return ERRORS[this.code].status;
  }
  toBody(): ErrorBody {
    return errorBody(this.code, this.extra);
  }
  static fromBody(body: ErrorBody): FalinkError {
    const own = ERRORS[body.code];
    const special = body.message.zh !== own.zh || body.message.en !== own.en;
    return new FalinkError(body.code, {
      ...(special && { message: body.message }),
      ...(body.fields && { fields: body.fields }),
      ...(body.retryAfterS !== undefined && { retryAfterS: body.retryAfterS }),
      ...(body.details && { details: body.details }),
    });
  }
}
