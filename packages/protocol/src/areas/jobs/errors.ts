import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never ask about jobs; an older one that met such a code would read it as one that it knows. */
const later = (before: string) => ({ since: 2, before });

export const jobErrors = {
  'job.unknown': spec(
    404,
    'missing',
    '没有这个任务，可能已经过了保留期。',
    'There is no such job; it may be too old.',
    later('request.not_found'),
  ),
  'job.state': spec(
    409,
    'conflict',
    '任务的状态已经变了，请看最新的列表。',
    'The job has moved on. Look at the latest list.',
    later('call.state'),
  ),
  'job.not_offered': spec(
    409,
    'conflict',
    '这类任务不能由人工重做或放弃。',
    'Jobs of this kind are neither repeated nor dropped by hand.',
    later('call.state'),
  ),
} as const satisfies Record<string, ErrorSpec>;
