/** @jest-environment ./test/support/dom-environment.mjs */
import { ago, sampleId, sampleJob, sampleListPage } from '@falink/fixtures';
import { consoleMessages, ERRORS, FalinkError, type Job, jobRoutes } from '@falink/protocol';
import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { JobsPage } from '../../src/features/jobs/JobsPage.js';
import { groupOf } from '../../src/model/jobs.js';
import { type ConsoleWorld, consoleWorld } from '../support/console-world.js';
import { draw } from './draw.js';

const failed = sampleJob({
  id: sampleId(61),
  state: 'failed',
  attempts: 5,
  subject: { zh: '老人的赡养费', en: 'Support for the old' },
  reason: { zh: '磁盘空间不足。', en: 'The disk is full.' },
  finishedAt: ago(60_000),
});

describe('the jobs page', () => {
  let world: ConsoleWorld;
  let jobs: Job[];

  beforeEach(async () => {
    world = await consoleWorld();
    jobs = [sampleJob(), failed];
    world.api.reply('listJobs', ({ query }) =>
      sampleListPage(
        jobs.filter(({ state }) => groupOf(state) === query.group),
        query,
      ),
    );
    await world.connect();
  });
  afterEach(() => world.close());

  it('says what would be there when nothing runs and nothing waits, in both languages', async () => {
    jobs = [];
    const { unmount } = await draw(world, <JobsPage canManage />);
    await screen.findByText('现在没有任务在运行');
    unmount();
    await draw(world, <JobsPage canManage />, 'en');
    await screen.findByText('Nothing is running now');
  });

  it('[P31] says whose clock is wrong and what is missing, in both languages', async () => {
    world.api.reply('problems', () => ({
      problems: [
        { code: 'clock_skew', of: 'sfu-1', seconds: 70 },
        { code: 'clock_skew', of: 'database', seconds: -3 },
        { code: 'health_history', why: 'disk_full', since: '2026-07-13T01:00:00.000Z', dropped: 240 },
        { code: 'health_history', why: 'not_summed_up', since: '2026-07-13T01:00:00.000Z', dropped: 0 },
        { code: 'privacy_notice', missing: ['FALINK_PRIVACY_CONTACT'] },
      ],
    }));
    const { unmount } = await draw(world, <JobsPage canManage />);
    await screen.findByText(/sfu-1 的时钟比服务快 70 秒/);
    screen.getByText(/数据库 的时钟比服务慢 3 秒/);
    screen.getByText(/请设置 FALINK_PRIVACY_CONTACT/);
    screen.getByText(/数据库磁盘已满，已丢弃 240 分钟/);
    screen.getByText(/几小时没有汇总/);
    unmount();
    await draw(world, <JobsPage canManage />, 'en');
    await screen.findByText(/the database is 3 s behind/);
  });

  it('asks by keyboard before it drops a job, and goes on from the list', async () => {
    const user = userEvent.setup();
    world.api.reply('dropJob', () => ({ ...failed, state: 'dropped', revision: 2 }));
    await draw(world, <JobsPage canManage />);
    const drop = await screen.findByRole('button', { name: '放弃：老人的赡养费' });
    drop.focus();
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(world.api.count(jobRoutes.dropJob)).toBe(0);

    await user.click(drop);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '放弃' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '放弃：老人的赡养费' })).toBeNull());
    expect(world.api.count(jobRoutes.dropJob)).toBe(1);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('shows a refusal in words, and the list as the server has it', async () => {
    const user = userEvent.setup();
    world.api.reply('repeatJob', () => {
      throw new FalinkError('job.unknown');
    });
    await draw(world, <JobsPage canManage />);
    const again = await screen.findByRole('button', { name: '重做：老人的赡养费' });
    jobs = [];
    await user.click(again);
    await waitFor(() => expect(screen.queryByText('老人的赡养费')).toBeNull());
    expect(document.querySelector('.ant-message')?.textContent).toContain(ERRORS['job.unknown'].zh);
  });

  it('offers nothing to do to somebody who only looks', async () => {
    await draw(world, <JobsPage canManage={false} />);
    await screen.findByText('老人的赡养费');
    expect(screen.queryByRole('button', { name: /重做|放弃/ })).toBeNull();
  });

  it('keeps what it had while the server is away, says so, and tries again', async () => {
    const user = userEvent.setup();
    await draw(world, <JobsPage canManage />);
    await screen.findByText('老人的赡养费');
    world.api.reply('listJobs', () => {
      throw new FalinkError('service.unavailable');
    });
    await world.services.queries.refetchQueries();
    const note = (await screen.findByText(/下面是断开前的情况/)).closest('.note');
    expect(screen.getByText('老人的赡养费')).toBeDefined();
    jobs = [];
    world.api.reply('listJobs', ({ query }) => sampleListPage(jobs, query));
    await user.click(within(note as HTMLElement).getByRole('button', { name: '重试' }));
    await waitFor(() => expect(screen.queryByText('老人的赡养费')).toBeNull());
  });

  it('follows a job while it runs', async () => {
    await draw(world, <JobsPage canManage />);
    await screen.findByText('老人的赡养费');
    world.api.emit('console', consoleMessages.jobChanged, { ...failed, state: 'running', progress: 0.5, revision: 2 });
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('50');
  });
});
