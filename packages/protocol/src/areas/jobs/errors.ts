import { type ErrorSpec, spec } from '../../error-spec.js';

export const jobErrors = {
  'job.unknown': spec(404, 'missing', '没有这个任务，可能已经过了保留期。', 'There is no such job; it may be too old.'),
  'job.state': spec(
    409,
    'conflict',
    '任务的状态已经变了，请看最新的列表。',
    'The job has moved on meanwhile. Look at the latest list.',
  ),
  'job.not_offered': spec(
    409,
    'conflict',
    '这类任务不能由人工重做或放弃。',
    'Jobs of this kind are neither repeated nor dropped by hand.',
  ),
} as const satisfies Record<string, ErrorSpec>;
