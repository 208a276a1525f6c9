import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never meet them; an older one would read a code that it knows. */
const missing = (zh: string, en: string) => spec(404, 'missing', zh, en, { since: 2, before: 'request.not_found' });
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, { since: 2, before: 'call.state' });

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
  'auth.code_required': spec(
    403,
    'auth',
    '请输入验证器上的 6 位数字，或者一个恢复码。',
    'Enter the six digits of your authenticator, or a recovery code.',
    { since: 2, before: 'auth.wrong_credentials' },
  ),
  'auth.code_wrong': spec(
    401,
    'auth',
    '验证码不对或已经用过。请等验证器换出新的数字再输。',
    'The code is wrong or was used already. Wait for the next one of your authenticator and enter that.',
    { since: 2, before: 'auth.wrong_credentials' },
  ),
  'staff.totp_on': conflict('两步验证已经开启。', 'The second factor is on already.'),
  'staff.totp_off': conflict('两步验证还没有设置，请重新开始。', 'There is no second factor yet. Start over.'),
  'staff.totp_required': conflict(
    '您的角色必须使用两步验证，不能关闭。换手机请找管理员解除后重新设置。',
    'Your role must use a second factor. For another phone ask an administrator to remove it, then set it up again.',
  ),
  'staff.unknown': missing('没有这个人员，请刷新列表。', 'There is no such account. Refresh the list.'),
  'staff.username_taken': conflict(
    '这个用户名已有人用，请换一个。',
    'Somebody has this user name already. Choose another one.',
  ),
  'staff.stale': conflict(
    '别人刚改过这个账号，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this account; your change was not saved. Look at the latest state and try again.',
  ),
  'staff.last_administrator': conflict(
    '这是本区县最后一个能登录的管理员，不能停用或撤销。请先让另一位管理员能够登录。',
    'This is the last administrator of the district who can sign in. Let another one sign in first.',
  ),
  'staff.disabled': conflict('这个账号已停用，请先启用。', 'This account is disabled. Enable it first.'),
  'staff.wrong_password': spec(
    403,
    'permission',
    '现在的密码不对，密码没有改。请重新输入。',
    'The present password is wrong; nothing was changed. Enter it again.',
    { since: 2, before: 'auth.forbidden' },
  ),
  'staff.link_unknown': missing(
    '这个链接不对。请完整打开收到的链接，或者请管理员重新发一个。',
    'This link is not valid. Open the whole link that you received, or ask an administrator for another one.',
  ),
  'staff.link_used': conflict(
    '这个链接已经用过。请直接登录；忘了密码就请管理员重新发一个。',
    'This link was used already. Sign in; if you forgot the password, ask an administrator for another link.',
  ),
  'staff.link_replaced': conflict(
    '这个链接已被新的代替，请用最新收到的那个。',
    'A later link has replaced this one. Use the latest that you received.',
  ),
  'staff.link_expired': conflict(
    '这个链接已过期，请管理员重新发一个。',
    'This link has expired. Ask an administrator for another one.',
  ),
  'staff.link_disabled': conflict(
    '这个账号已停用，链接不能用。请联系管理员。',
    'This account is disabled and its link does nothing. Ask an administrator.',
  ),
} as const satisfies Record<string, ErrorSpec>;
