import { ERRORS, FalinkError, type Text } from '@falink/protocol';

const MAX_DETAIL = 200;

/** Fails an attempt with words for staff. `retry` false: further attempts would end in the same way. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
  readonly retry: boolean;

  constructor(
    readonly reason: Text,
    { retry = true, cause }: { readonly retry?: boolean; readonly cause?: unknown } = {},
  ) {
    super(reason.en, { cause });
    this.retry = retry;
  }
}

/** This version cannot read what the job was given. */
export const UNREADABLE: Text = {
  zh: '这个任务的内容是另一个版本写的，本版本读不懂。升级后可以重做。',
  en: 'Another version of the service wrote this job, and this one cannot read it. Run it again after an upgrade.',
};

/** The process that ran the job is gone. */
export const CUT_OFF: Text = {
  zh: '运行它的进程意外结束了。',
  en: 'The process that ran it ended unexpectedly.',
};

/** Why an attempt failed, as staff may read it. */
export function reasonOf(error: unknown): Text {
  if (error instanceof JobFailure) return error.reason;
  if (error instanceof FalinkError) {
    const { zh, en } = error.extra.message ?? ERRORS[error.code];
    return { zh, en };
  }
  const detail = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, MAX_DETAIL) ?? '';
  return { zh: `程序出错：${detail}`, en: `Unexpected error: ${detail}` };
}
