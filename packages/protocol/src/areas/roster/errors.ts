import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never meet these codes; an older one would read them as ones that it knows. */
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, { since: 2, before: 'call.state' });
const invalid = (zh: string, en: string) => spec(400, 'input', zh, en, { since: 2, before: 'request.malformed' });

export const rosterErrors = {
  'shift.unknown': spec(
    404,
    'missing',
    '没有这个班次，可能已被删除，请刷新排班表。',
    'There is no such shift; it may have been removed. Refresh the roster.',
    { since: 2, before: 'request.not_found' },
  ),
  'shift.stale': conflict(
    '别人刚改过这个班次，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this shift; your change was not saved. Look at the latest state and try again.',
  ),
  'shift.overlap': conflict(
    '这个人在这段时间已经有班，没有保存。请换个时间，或者先改那个班次。',
    'This person has another shift at that time; nothing was saved. Choose another time, or change that shift first.',
  ),
  'shift.past': conflict(
    '这段时间已经过去，没有保存。已经结束的班次不能再改。',
    'That time is over; nothing was saved. A shift that has ended cannot be changed.',
  ),
  'shift.running': conflict(
    '这个班次已经开始，没有保存。只能改结束时间和地点。',
    'This shift has begun; nothing was saved. Only its end and its place can be changed.',
  ),
  'shift.too_many': conflict(
    '这一周的班次超过 5000 个，没有复制。请由各下级单位分别复制。',
    'That week has more than 5,000 shifts; nothing was copied. Let each unit below copy its own.',
  ),
  'shift.length': invalid(
    '一个班次至少 15 分钟、最多 24 小时，没有保存。请看一下开始和结束时间。',
    'A shift lasts 15 minutes to 24 hours; nothing was saved. Check when it begins and ends.',
  ),
  'shift.person': conflict(
    '这个人现在不能排班：账号已停用，或者不接电话。请换一个人。',
    'This person cannot be planned: the account is disabled, or does not answer calls. Choose somebody else.',
  ),
} as const satisfies Record<string, ErrorSpec>;
