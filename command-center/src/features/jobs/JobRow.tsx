import { clockText } from '@falink/client';
import type { Job } from '@falink/protocol';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { coarseAge } from '../../model/duration.js';
import { isRetrying, tookMs } from '../../model/jobs.js';
import { JOB_LOOK } from '../../model/status.js';
import { dayTime, said } from '../../ui/format.js';
import { StatusTag } from '../../ui/StatusTag.js';
import css from './jobs.module.css';

/** What a person may do with a job; absent: only look. */
export interface JobActs {
  readonly onAgain: (job: Job) => void;
  readonly onDrop: (job: Job) => void;
  /** The job that an answer is awaited for. */
  readonly busy: string | null;
}

/** One job: its subject, kind and state, and below them what needs the whole width. */
function Row(props: { job: Job; facts: readonly (string | null | false)[]; acts?: ReactNode; children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { job, facts, acts, children } = props;
  const askedBy = job.askedBy !== null && t('jobs.askedBy', { name: job.askedBy });
  return (
    <li className={css.jobRow}>
      <div className={clsx('row', css.jobHead)}>
        <span className="col grow">
          <span className={clsx('ell', css.jobSubject)}>{said(job.subject, i18n.language)}</span>
          <span className="s12 t3 ell">
            {[said(job.title, i18n.language), askedBy, ...facts].filter(Boolean).join(' · ')}
          </span>
        </span>
        {acts}
      </div>
      {children}
    </li>
  );
}

function DropButton({ job, acts }: { job: Job; acts: JobActs }) {
  const { t, i18n } = useTranslation();
  return (
    <Button
      type="text"
      className={css.jobDrop}
      icon={<Trash2 size={16} aria-hidden />}
      aria-label={t('jobs.dropOne', { subject: said(job.subject, i18n.language) })}
      title={t('jobs.drop')}
      disabled={acts.busy === job.id}
      onClick={() => acts.onDrop(job)}
    />
  );
}

export function RunningJob({ job }: { job: Job }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const percent = Math.floor(job.progress * 100);
  const subject = said(job.subject, i18n.language);
  return (
    <Row job={job} facts={[]} acts={<b className={css.jobPercent}>{percent}%</b>}>
      <div
        className={css.jobBar}
        role="progressbar"
        aria-label={subject}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ transform: `scaleX(${job.progress})` }} />
      </div>
      <div className={clsx('row s12 t3', css.jobFacts)}>
        <span className="grow ell">{job.note ? said(job.note, i18n.language) : t('jobs.working')}</span>
        {job.attempts > 1 && <span>{t('jobs.attempt', { n: job.attempts, max: job.maxAttempts })}</span>}
        {job.startedAt !== null && <span>{clockText(now - Date.parse(job.startedAt))}</span>}
      </div>
    </Row>
  );
}

export function FailedJob({ job, acts }: { job: Job; acts: JobActs | null }) {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const facts = [
    t('jobs.tried', { count: job.attempts }),
    job.finishedAt !== null && dayTime(job.finishedAt, now, i18n.language),
  ];
  const again = acts && job.repeatable && (
    <Button
      icon={<RotateCcw size={15} aria-hidden />}
      loading={acts.busy === job.id}
      aria-label={t('jobs.againOne', { subject: said(job.subject, i18n.language) })}
      onClick={() => acts.onAgain(job)}
    >
      {t('jobs.again')}
    </Button>
  );
  const drop = acts && job.droppable && <DropButton job={job} acts={acts} />;
  return (
    <Row
      job={job}
      facts={facts}
      acts={
        <span className={clsx('row', css.jobActs)}>
          {again}
          {drop}
        </span>
      }
    >
      {job.reason && <p className={css.jobReason}>{said(job.reason, i18n.language)}</p>}
    </Row>
  );
}

export function WaitingJob({ job, acts }: { job: Job; acts: JobActs | null }) {
  const { t, i18n } = useTranslation();
  const now = useNow(1_000);
  const retrying = isRetrying(job);
  const untilMs = Date.parse(job.dueAt) - now;
  const left = clockText(untilMs);
  const { n, unit } = coarseAge(now - Date.parse(job.createdAt));
  const facts = [
    untilMs > 0 ? t(retrying ? 'jobs.retryIn' : 'jobs.startIn', { left }) : t('jobs.inLine'),
    job.attempts > 0 && t('jobs.triedOf', { n: job.attempts, max: job.maxAttempts }),
    t('jobs.asked', { age: t(`common.age.${unit}`, { n }) }),
  ];
  return (
    <Row job={job} facts={facts} acts={acts && job.droppable && <DropButton job={job} acts={acts} />}>
      {retrying && job.reason && <p className={clsx(css.jobReason, css.again)}>{said(job.reason, i18n.language)}</p>}
    </Row>
  );
}

export function OverJob({ job }: { job: Job }) {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const took = tookMs(job);
  const facts = [
    job.finishedAt !== null && dayTime(job.finishedAt, now, i18n.language),
    job.state === 'done' && took !== null && t('jobs.took', { time: clockText(took) }),
  ];
  const tag = <StatusTag look={JOB_LOOK[job.state]}>{t(`jobs.state.${job.state}`)}</StatusTag>;
  return <Row job={job} facts={facts} acts={tag} />;
}
