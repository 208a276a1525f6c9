import { type ErrorSpec, spec } from './error-spec.js';

/** What can go wrong whatever the area: the request itself, who sends it, and the service. */
export const commonErrors = {
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
  'request.not_json': spec(
    415,
    'input',
    '内容要以 JSON 发送（Content-Type: application/json）。',
    'Send the body as JSON (Content-Type: application/json).',
    { since: 2, before: 'request.malformed' },
  ),
  'request.id_reused': spec(
    409,
    'conflict',
    '这个请求编号已用于另一项操作，请刷新页面后再试。',
    'This request number was used for something else. Reload the page and try again.',
    { since: 2, before: 'request.malformed' },
  ),
  'request.method': spec(
    405,
    'input',
    '这个地址不能这样访问，可用的方法在 Allow 里。',
    'This address does not take that method; those it takes are in the Allow header.',
    { since: 2, before: 'request.not_found' },
  ),
  'protocol.version': spec(400, 'input', '程序版本太旧，请刷新页面。', 'This page is out of date. Reload it.'),
  'protocol.unknown_message': spec(400, 'input', '不认识的消息。', 'Unknown message.'),

  'auth.required': spec(401, 'auth', '请先登录。', 'Please sign in.'),
  'auth.token_expired': spec(401, 'auth', '登录已过期，请重新登录。', 'Your session has expired. Sign in again.'),
  'auth.token_invalid': spec(401, 'auth', '登录凭证无效，请重新登录。', 'The credential is not valid. Sign in again.'),
  'auth.forbidden': spec(403, 'permission', '您没有权限做这件事。', 'You are not allowed to do this.'),
  'auth.second_factor_missing': spec(
    403,
    'permission',
    '您的角色必须先设置两步验证。',
    'Your role must set up a second factor first.',
    { since: 2, before: 'auth.forbidden' },
  ),
  'auth.out_of_scope': spec(
    403,
    'permission',
    '这不在您负责的范围内。',
    'This is outside the area you are responsible for.',
  ),

  'service.unavailable': spec(
    503,
    'unavailable',
    '服务暂时不可用，正在恢复，请稍等。',
    'The service is briefly unavailable. It is recovering; please wait.',
  ),
  'service.busy': spec(
    503,
    'unavailable',
    '现在连接的人太多，请稍等，会自动重连。',
    'Too many are connecting at this moment. Please wait; it connects again automatically.',
    { since: 2, before: 'service.unavailable' },
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
