import type { Job, JobGroup } from '@falink/protocol';
import { App, Button, Skeleton } from 'antd';
import { CircleCheck, Hourglass, ListChecks, type LucideIcon, ShieldX, WifiOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf, troubleText } from '../../model/trouble.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { said } from '../../ui/format.js';
import { Page } from '../../ui/Page.js';
import { FailedJob, type JobActs, OverJob, RunningJob, WaitingJob } from './JobRow.js';
import { type Jobs, runningOf, waitingOf } from './jobs-model.js';
import { useJobActions, useJobs } from './use-jobs.js';
import './jobs.css';

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
      extra={count ? <span className="job-count">{count}</span> : null}
    >
      {children.length === 0 && empty ? (
        <Empty icon={empty.icon} title={empty.title}>
          <span>{empty.text}</span>
        </Empty>
      ) : (
        <ul className="job-list">{children}</ul>
      )}
      {more}
    </Card>
  );
}

function Body({ jobs, acts, more }: { jobs: Jobs; acts: JobActs | null; more: (group: JobGroup) => ReactNode }) {
  const { t } = useTranslation();
  const running = runningOf(jobs.open);
  const waiting = waitingOf(jobs.open);
  return (
    <div className="jobs-columns">
      <div className="jobs-now">
        {jobs.failed.jobs.length > 0 && (
          <Section
            title={t('jobs.state.failed')}
            count={jobs.failed.total}
            className="jobs-failed"
            more={more('failed')}
          >
            {jobs.failed.jobs.map((job) => (
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
          count={jobs.open.total - running.length}
          empty={{ icon: Hourglass, title: t('jobs.nothingWaits'), text: t('jobs.nothingWaitsText') }}
          more={more('open')}
        >
          {waiting.map((job) => (
            <WaitingJob key={job.id} job={job} acts={acts} />
          ))}
        </Section>
      </div>
      <Section
        title={t('jobs.lately')}
        className="jobs-over"
        empty={{ icon: CircleCheck, title: t('jobs.nothingOver'), text: t('jobs.nothingOverText') }}
        more={more('over')}
      >
        {jobs.over.jobs.map((job) => (
          <OverJob key={job.id} job={job} />
        ))}
      </Section>
    </div>
  );
}

/** Work that the service does by itself: what runs, waits, failed and is over. `canManage`: who may repeat and drop. */
export function JobsPage({ canManage }: { canManage: boolean }) {
  const { t, i18n } = useTranslation();
  const { modal } = App.useApp();
  const query = useJobs();
  const { again, drop, more } = useJobActions();
  const top = useRef<HTMLDivElement>(null);
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
  const moreOf = (group: JobGroup): ReactNode =>
    query.data?.[group].nextCursor != null && (
      <Button
        type="link"
        className="job-more"
        loading={more.isPending && more.variables === group}
        onClick={() => more.mutate(group)}
      >
        {t('jobs.more')}
      </Button>
    );
  const counts = query.data && {
    running: runningOf(query.data.open).length,
    waiting: query.data.open.total - runningOf(query.data.open).length,
    failed: query.data.failed.total,
  };
  return (
    <Page title={t('common.area.jobs')} note={counts && t('jobs.count', counts)}>
      <div className="jobs" ref={top} tabIndex={-1}>
        {query.error && query.data && (
          <div className="note n-gold" role="status">
            <WifiOff size={16} aria-hidden />
            <span className="grow">{t('jobs.stale')}</span>
            <Button size="small" onClick={() => void query.refetch()}>
              {t('common.retry')}
            </Button>
          </div>
        )}
        {query.data ? (
          <Body jobs={query.data} acts={acts} more={moreOf} />
        ) : query.error ? (
          <Empty
            icon={codeOf(query.error) === 'auth.forbidden' ? ShieldX : WifiOff}
            title={
              codeOf(query.error) === 'auth.forbidden'
                ? t('common.forbidden.title')
                : troubleText(query.error, i18n.language)
            }
          >
            <Button onClick={() => void query.refetch()}>{t('common.retry')}</Button>
          </Empty>
        ) : (
          <Card>
            <Skeleton active paragraph={{ rows: 6 }} />
          </Card>
        )}
      </div>
    </Page>
  );
}
