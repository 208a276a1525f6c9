import { randomUUID } from 'node:crypto';
import { ago } from '@falink/fixtures';
import { FalinkError, type Job, type JobGroup, type JobState } from '@falink/protocol';
import { groupOf } from '../../src/model/jobs.js';

const MINUTE = 60_000;

function make(state: JobState, subject: readonly [zh: string, en: string], more: Partial<Job> = {}): Job {
  return {
    id: randomUUID(),
    name: 'stories.render',
    title: { zh: '制作普法视频', en: 'Make a legal video' },
    subject: { zh: subject[0], en: subject[1] },
    state,
    attempts: state === 'waiting' ? 0 : 1,
    maxAttempts: 5,
    reason: null,
    progress: state === 'done' ? 1 : 0,
    note: null,
    askedBy: null,
    createdAt: ago(26 * MINUTE),
    dueAt: ago(26 * MINUTE),
    startedAt: null,
    finishedAt: null,
    repeatable: true,
    droppable: true,
    revision: 1,
    ...more,
  };
}

/** Jobs in every state, and what the routes do to them. */
export class JobsFixture {
  #jobs: Job[] = [
    make('running', ['工资去哪儿了 · 1080p', 'Where did the wages go · 1080p'], {
      progress: 0.42,
      startedAt: ago(3.2 * MINUTE),
      note: { zh: '正在绘制和编码', en: 'Drawing and encoding' },
    }),
    make('running', ['2026 年 7 月月报', 'Monthly report, July 2026'], {
      ...{ name: 'reports.export', title: { zh: '导出报表', en: 'Export a report' }, askedBy: '韩雪' },
      ...{ progress: 0.08, startedAt: ago(0.3 * MINUTE), createdAt: ago(0.5 * MINUTE), attempts: 2 },
    }),
    make('failed', ['老人的赡养费 · 1080p', 'Support for the old · 1080p'], {
      ...{ attempts: 5, startedAt: ago(9 * MINUTE), finishedAt: ago(8 * MINUTE) },
      reason: { zh: '磁盘空间不足，视频没有写完。', en: 'The disk is full; the video was not finished.' },
    }),
    make('failed', ['朝阳社区 · 声音画面已通 · 房间 4f0c2a91', '朝阳社区 · sound and picture arrive · room 4f0c2a91'], {
      ...{ name: 'calls.apply_event', title: { zh: '补记通话事件', en: 'Apply an event of a call' } },
      ...{ attempts: 3, maxAttempts: 3, startedAt: ago(21 * MINUTE), finishedAt: ago(21 * MINUTE) },
      reason: {
        zh: '程序出错：invalid input value for enum call_event_type',
        en: 'Unexpected error: invalid input value for enum call_event_type',
      },
    }),
    make('waiting', ['老人的赡养费 · 480p', 'Support for the old · 480p'], {
      ...{ attempts: 1, dueAt: ago(-0.6 * MINUTE) },
      reason: { zh: '运行它的进程意外结束了。', en: 'The process that ran it ended unexpectedly.' },
    }),
    make('waiting', ['工资去哪儿了 · 2160p', 'Where did the wages go · 2160p']),
    make('waiting', ['老人的赡养费 · 2160p', 'Support for the old · 2160p']),
    ...['432p', '480p', '720p'].map((step, i) =>
      make('done', [`工资去哪儿了 · ${step}`, `Where did the wages go · ${step}`], {
        startedAt: ago((8 + 3 * i) * MINUTE),
        finishedAt: ago((6 + 3 * i) * MINUTE),
      }),
    ),
    make('dropped', ['2026 年 6 月月报', 'Monthly report, June 2026'], {
      ...{ name: 'reports.export', title: { zh: '导出报表', en: 'Export a report' }, askedBy: '韩雪' },
      finishedAt: ago(26 * 60 * MINUTE),
    }),
  ];

  clear(): void {
    this.#jobs = [];
  }

  list(group: JobGroup): { items: Job[]; nextCursor: string | null; total: number } {
    const items = this.#jobs.filter(({ state }) => groupOf(state) === group);
    return { items, nextCursor: group === 'over' && items.length > 0 ? 'more' : null, total: items.length };
  }

  change(id: string | undefined, state: 'waiting' | 'dropped'): Job {
    const found = this.#jobs.find((job) => job.id === id);
    if (!found) throw new FalinkError('job.unknown');
    const finishedAt = state === 'dropped' ? ago(0) : null;
    const next = { ...found, state, finishedAt, attempts: 0, dueAt: ago(0), revision: found.revision + 1 };
    this.#jobs = this.#jobs.map((job) => (job === found ? next : job));
    return next;
  }
}
