import { type ErrorSpec, spec } from '../../error-spec.js';

export const terminalErrors = {
  'terminal.unknown': spec(404, 'missing', '没有找到这台终端。', 'There is no such terminal.'),
  'terminal.revoked': spec(
    401,
    'auth',
    '这台终端已停用，请联系司法所。',
    'This terminal has been revoked. Contact the justice office.',
  ),
  'terminal.locked': spec(
    403,
    'permission',
    '这台电视已锁定，请联系司法所，或拨打 12348。',
    'This television is locked. Contact the justice office, or call 12348.',
    // An older page keeps its key and asks again, and is back when the box is unlocked.
    { since: 2, before: 'service.unavailable' },
  ),
  'terminal.not_in_service': spec(
    409,
    'conflict',
    '这台终端已经停用，不用再做这一步。',
    'This terminal is out of service already; there is nothing to do.',
    { since: 2, before: 'call.state' },
  ),
  'terminal.rotation_not_asked': spec(
    409,
    'conflict',
    '没有要求这台终端更换密钥。',
    'Nobody asked this terminal for a new key.',
    { since: 2, before: 'call.state' },
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
  'terminal.moved': spec(
    409,
    'conflict',
    '别人刚改过这台终端的名称或地点，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just renamed or moved this terminal; your change was not saved. Look at the latest state and try again.',
    { since: 2, before: 'call.state' },
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
} as const satisfies Record<string, ErrorSpec>;
