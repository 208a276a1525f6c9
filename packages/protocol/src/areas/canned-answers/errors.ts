import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never meet these codes; an older one would read them as ones that it knows. */
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, { since: 2, before: 'call.state' });

export const cannedAnswerErrors = {
  'answer.unknown': spec(
    404,
    'missing',
    '没有这条常用答复，可能已被停用，请刷新列表。',
    'There is no such canned answer; it may have been retired. Refresh the list.',
    { since: 2, before: 'request.not_found' },
  ),
  'answer.stale': conflict(
    '别人刚改过这条答复，您的修改没有保存。请看最新内容后再改。',
    'Somebody has just changed this answer; your change was not saved. Look at the latest state and try again.',
  ),
  'answer.exists': conflict('已经有这条答复。', 'There is such an answer already.'),
  'answer.too_many': conflict(
    '常用答复最多 200 条。请先停用几条不用的。',
    'There are at most 200 canned answers. Retire some that nobody uses first.',
  ),
} as const satisfies Record<string, ErrorSpec>;
