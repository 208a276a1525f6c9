import type { RetentionKind, Text } from '@falink/protocol';
import { z } from 'zod';
import { type Job, job, jobKind } from '../../kernel/jobs/job.js';
import { keepRetention } from '../../kernel/retention/keep-retention.js';
import type { RetentionRule } from '../../kernel/retention/rule.js';

/** The nightly run. Every batch is a transaction of its own, so it may be attempted at any time. */
export const eraseJobKind = jobKind({
  name: 'retention.erase',
  title: { zh: '保存期限', en: 'Retention' },
  payload: z.object({}),
  subject: () => ({ zh: '清除到期的个人信息', en: 'Erase what is over its time' }),
  maxAttempts: 5,
  queue: { name: 'retention' },
  repeatable: true,
  droppable: false,
});

const WORDS: Readonly<Record<RetentionKind, Text>> = {
  callback_numbers: { zh: '回拨号码', en: 'Numbers to call back' },
  call_notes: { zh: '通话笔记', en: 'Notes of calls' },
  unfinished_intakes: { zh: '未受理的申请材料', en: 'Intakes that became no application' },
  call_records: { zh: '通话记录', en: 'Records of calls' },
  sign_ins: { zh: '工作人员登录', en: 'Sign-ins of staff' },
  commands: { zh: '终端指令', en: 'Commands to terminals' },
};

export function eraseJob(rules: readonly RetentionRule[]): Job {
  return job(eraseJobKind, async ({ ctx, signal, progress }) => {
    const { erased, files } = await keepRetention(ctx, rules, {
      signal,
      onBatch: (kind, n) => {
        const at = rules.findIndex((rule) => rule.kind === kind);
        progress(at / rules.length, { zh: `${WORDS[kind].zh} ${n}`, en: `${WORDS[kind].en}: ${n}` });
      },
    });
    return async () => ({
      audit: { action: 'retention.done', subject: 'retention', orgPath: null, data: { erased, files } },
      result: undefined,
    });
  });
}
