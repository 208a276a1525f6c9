import type { Erasure, Retention, RetentionRule } from '@falink/protocol';
import { Skeleton } from 'antd';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useRetention } from '../../data/retention.js';
import { JOB_LOOK } from '../../model/status.js';
import { Card } from '../../ui/Card.js';
import { dayTime } from '../../ui/format.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './retention.module.css';

/** Proofs that are shown; the rest is in the audit log. */
const SHOWN_PROOFS = 3;
/** Enough to compare with a printed one. */
const SHOWN_DIGITS = 12;

function Rule({ rule }: { rule: RetentionRule }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { kind, keepDays, due, erased, lastErasedAt } = rule;
  return (
    <li className={css.rule}>
      <span className="col">
        <b className={css.ruleName}>{t(`retention.kind.${kind}`)}</b>
        <span className="s12 t3">{t(`retention.since.${kind}`)}</span>
      </span>
      <span className={css.ruleDays}>{t('retention.days', { n: keepDays })}</span>
      <span className={clsx('s12', due > 0 ? css.ruleDue : 't3')}>
        {due > 0 ? t('retention.due', { n: due }) : t('retention.nothingDue')}
      </span>
      <span className="s12 t3">
        {lastErasedAt === null
          ? t('retention.neverErased')
          : t('retention.erased', { n: erased, at: dayTime(lastErasedAt, now, i18n.language) })}
      </span>
    </li>
  );
}

function Proof({ erasure }: { erasure: Erasure }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { at, kind, items, sha256 } = erasure;
  return (
    <li className={clsx('row s12', css.proof)}>
      <span className="t3">{dayTime(at, now, i18n.language)}</span>
      <span className="grow">{t('retention.proof', { what: t(`retention.kind.${kind}`), n: items })}</span>
      <code className="t3" title={sha256}>
        {sha256.slice(0, SHOWN_DIGITS)}
      </code>
    </li>
  );
}

function Body({ retention: { rules, erasures } }: { retention: Retention }) {
  const { t } = useTranslation();
  return (
    <>
      <ul className={css.rules}>
        {rules.map((rule) => (
          <Rule key={rule.kind} rule={rule} />
        ))}
      </ul>
      <div className={css.proofs}>
        {erasures.items.length === 0 ? (
          <p className="s12 t3">{t('retention.noProofs')}</p>
        ) : (
          <>
            <h3 className="s12 t3">{t('retention.proofs', { n: erasures.total })}</h3>
            <ul>
              {erasures.items.slice(0, SHOWN_PROOFS).map((erasure) => (
                <Proof key={erasure.id} erasure={erasure} />
              ))}
            </ul>
          </>
        )}
        <p className="s12 t3">{t('retention.stays')}</p>
      </div>
    </>
  );
}

/** How long the service keeps personal data, and proof that it erases it. Nothing to press: the rules are configuration. */
export function RetentionPanel() {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { data, error, refetch } = useRetention();
  const lastRun = data?.lastRun;
  return (
    <Card
      bare
      title={t('retention.title')}
      note={data && t('retention.next', { at: dayTime(data.nextRunAt, now, i18n.language) })}
      extra={
        lastRun && (
          <span className={clsx('row s12 t3', css.lastRun)}>
            {t('retention.last', { at: dayTime(lastRun.at, now, i18n.language) })}
            <StatusTag look={JOB_LOOK[lastRun.state]}>{t(`jobs.state.${lastRun.state}`)}</StatusTag>
          </span>
        )
      }
    >
      {data ? (
        <Body retention={data} />
      ) : error !== null ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <div className={css.loading}>
          <Skeleton active paragraph={{ rows: 4 }} title={false} />
        </div>
      )}
    </Card>
  );
}
