import type { Job } from '@falink/protocol';
import { App, Button, Skeleton } from 'antd';
import { CircleCheck, Hourglass, ListChecks, type LucideIcon, ShieldX, WifiOff } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type JobLists, useJobs } from '../../data/jobs.js';
import type { PagedList } from '../../data/pages.js';
import { runningOf, waitingOf } from '../../model/jobs.js';
import { codeOf, troubleText } from '../../model/trouble.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { said } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { Page } from '../../ui/Page.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { FailedJob, type JobActs, OverJob, RunningJob, WaitingJob } from './JobRow.js';
import css from './jobs.module.css';
import { RetentionPanel } from './RetentionPanel.js';
import { ServiceProblems } from './ServiceProblems.js';
import { useJobActions } from './use-job-actions.js';

function Section(props: {
  title: string;
  count?: number;
  className?: string;
  empty?: { icon: LucideIcon; title: string; text: string };
  more?: ReactNode;
  children: readonly ReactNode[];
}) {
  const { title, count, className, empty, more, children } = props;
  return (
    <Card
      bare
      title={title}
      className={className ?? ''}
      extra={count ? <span className={css.jobCount}>{count}</span> : null}
    >
      {children.length === 0 && empty ? (
        <Empty icon={empty.icon} title={empty.title}>
          <span>{empty.text}</span>
        </Empty>
      ) : (
        <ul className={css.jobList}>{children}</ul>
      )}
      {more}
    </Card>
  );
}

/** Loads the rest of a group. */
function More({ list }: { list: PagedList<Job> }) {
  const { t } = useTranslation();
  const trouble = useTrouble();
  const { moreError } = list;
  useEffect(() => {
    if (moreError !== null) trouble(moreError);
  }, [moreError, trouble]);
  if (!list.hasMore) return null;
  return (
    <Button type="link" className={css.jobMore} loading={list.isLoadingMore} onClick={list.more}>
      {t('jobs.more')}
    </Button>
  );
}

/** How many there are, and how many are shown while that is not known. */
function totalOf({ total, items }: PagedList<Job>): number {
  return total ?? items.length;
}

function Body(props: { lists: JobLists; acts: JobActs | null; seesRetention: boolean }) {
  const { t } = useTranslation();
  const { acts, seesRetention } = props;
  const { open, failed, over } = props.lists;
  const running = runningOf(open.items);
  const waiting = waitingOf(open.items);
  return (
    <div className={css.jobsColumns}>
      <div className={css.jobsNow}>
        {failed.items.length > 0 && (
          <Section
            title={t('jobs.state.failed')}
            count={totalOf(failed)}
            className={css.jobsFailed}
            more={<More list={failed} />}
          >
            {failed.items.map((job) => (
              <FailedJob key={job.id} job={job} acts={acts} />
            ))}
          </Section>
        )}
        <Section
          title={t('jobs.state.running')}
          count={running.length}
          empty={{ icon: ListChecks, title: t('jobs.nothingRuns'), text: t('jobs.nothingRunsText') }}
        >
          {running.map((job) => (
            <RunningJob key={job.id} job={job} />
          ))}
        </Section>
        <Section
          title={t('jobs.state.waiting')}
          count={totalOf(open) - running.length}
          empty={{ icon: Hourglass, title: t('jobs.nothingWaits'), text: t('jobs.nothingWaitsText') }}
          more={<More list={open} />}
        >
          {waiting.map((job) => (
            <WaitingJob key={job.id} job={job} acts={acts} />
          ))}
        </Section>
        {seesRetention && <RetentionPanel />}
      </div>
      <Section
        title={t('jobs.lately')}
        className="jobs-over"
        empty={{ icon: CircleCheck, title: t('jobs.nothingOver'), text: t('jobs.nothingOverText') }}
        more={<More list={over} />}
      >
        {over.items.map((job) => (
          <OverJob key={job.id} job={job} />
        ))}
      </Section>
    </div>
  );
}

/**
 * Background work of the service: what runs, waits, failed and is over. `canManage`: who may repeat and drop;
 * `seesRetention`: who sees how long personal data is kept.
 */
export function JobsPage({ canManage, seesRetention = false }: { canManage: boolean; seesRetention?: boolean }) {
  const { t, i18n } = useTranslation();
  const { modal } = App.useApp();
  const { lists, apply } = useJobs();
  const { again, drop } = useJobActions(apply);
  const top = useRef<HTMLDivElement>(null);
  const all = [lists.open, lists.failed, lists.over];
  const loaded = all.every(({ isLoaded }) => isLoaded);
  const error = all.map((list) => list.error).find((one) => one !== null) ?? null;
  const isStale = all.some(({ staleError }) => staleError !== null);
  const retry = (): void => {
    for (const list of all) if (list.error !== null || list.staleError !== null) list.retry();
  };
  const pending = [again, drop].find(({ isPending }) => isPending);
  const acts: JobActs | null = canManage
    ? {
        busy: pending?.variables ?? null,
        onAgain: ({ id }) => again.mutate(id),
        onDrop: (job: Job) =>
          modal.confirm({
            title: t('jobs.dropAsk', { subject: said(job.subject, i18n.language) }),
            content: t('jobs.dropText'),
            okText: t('jobs.drop'),
            okButtonProps: { danger: true },
            cancelText: t('common.cancel'),
            // The row that had the focus is gone.
            onOk: () =>
              drop.mutateAsync(job.id).then(
                () => top.current?.focus(),
                () => {},
              ),
          }),
      }
    : null;
  const counts = loaded && {
    running: runningOf(lists.open.items).length,
    waiting: totalOf(lists.open) - runningOf(lists.open.items).length,
    failed: totalOf(lists.failed),
  };
  return (
    <Page title={t('common.area.jobs')} note={counts && t('jobs.count', counts)}>
      <div className={css.jobs} ref={top} tabIndex={-1}>
        <ServiceProblems />
        {loaded && isStale && (
          <Note
            tone="gold"
            icon={WifiOff}
            action={
              <Button size="small" onClick={retry}>
                {t('common.retry')}
              </Button>
            }
          >
            {t('jobs.stale')}
          </Note>
        )}
        {loaded ? (
          <Body lists={lists} acts={acts} seesRetention={seesRetention} />
        ) : error !== null ? (
          <Empty
            icon={codeOf(error) === 'auth.forbidden' ? ShieldX : WifiOff}
            title={codeOf(error) === 'auth.forbidden' ? t('common.forbidden.title') : troubleText(error, i18n.language)}
          >
            <Button onClick={retry}>{t('common.retry')}</Button>
          </Empty>
        ) : (
          <Card>
            <Skeleton active title={false} paragraph={{ rows: 6 }} />
          </Card>
        )}
      </div>
    </Page>
  );
}
