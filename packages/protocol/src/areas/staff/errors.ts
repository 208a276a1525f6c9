import { type ErrorSpec, spec } from '../../error-spec.js';

export const staffErrors = {
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
} as const satisfies Record<string, ErrorSpec>;
