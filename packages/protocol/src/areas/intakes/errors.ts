import { type ErrorSpec, spec } from '../../error-spec.js';

export const intakeErrors = {
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
  'capture.changed': spec(
    409,
    'conflict',
    '这份材料刚刚变过，已为您更新。请看一遍再点。',
    'This paper has just changed and was refreshed. Look through it and decide again.',
    { since: 2, before: 'intake.stale' },
  ),
  'capture.full': spec(
    409,
    'conflict',
    '放不下了：一份材料最多 20 页，证件和本人照各一张，一次申请最多 40 份。没拍完的，请工作人员另要一份。',
    'It is full: 20 pages a paper, one picture of a card or person, 40 papers an application. Ask for another paper for the rest.',
    { since: 2, before: 'request.too_large' },
  ),
  'application.unknown': spec(
    404,
    'missing',
    '编号或查询码不对，请核对回执。',
    'The number or the query code is wrong. Check the receipt.',
  ),
} as const satisfies Record<string, ErrorSpec>;
