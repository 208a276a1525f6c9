import { type Enrolment, type EnrolmentState, EnrolmentStateSchema } from '@falink/protocol';
import { App, Button, Input, Select } from 'antd';
import { PackageOpen, Search, TicketPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNow } from '../../api/services.js';
import { useEnrolments } from '../../data/enrolments.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import css from './enrolments.module.css';
import { useEnrolmentActs } from './use-enrolment-acts.js';

function Row({ box }: { box: Enrolment }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const { modal } = App.useApp();
  const { labels, withdraw } = useEnrolmentActs();
  const waits = box.state === 'waiting';
  const isReplaced = box.voucher === 'good';
  const ask = (): void => {
    modal.confirm({
      title: t('enrolments.withdraw.title', { serial: box.serial }),
      content: t('enrolments.withdraw.text', { unit: box.site.orgUnit.name, site: box.site.name, name: box.name }),
      okText: t('enrolments.withdraw.confirm'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: () => withdraw.mutateAsync(box).catch(() => undefined),
    });
  };
  const issue = (): void => {
    if (!isReplaced) {
      labels.mutate({ ids: [box.id] });
      return;
    }
    modal.confirm({
      title: t('enrolments.labels.again', { serial: box.serial }),
      content: t('enrolments.labels.againText'),
      okText: t('enrolments.labels.one'),
      cancelText: t('common.cancel'),
      onOk: () => labels.mutateAsync({ ids: [box.id] }).catch(() => undefined),
    });
  };
  return (
    <li className={css.box}>
      <span className={css.serial}>
        <b className="mono">{box.serial}</b>
        <span className="s12 t3">{t(`common.kind.${box.kind}`)}</span>
      </span>
      <span className="col grow">
        <span className="ell">
          {box.site.orgUnit.name} · {box.site.name} · {box.name}
        </span>
        <span className="s12 t3">
          {box.terminalId !== null && box.enrolledAt !== null ? (
            <Link to={`/fleet/${box.terminalId}`}>
              {t('enrolments.enrolledAt', { at: dayTime(box.enrolledAt, now, i18n.language) })}
            </Link>
          ) : (
            t(`enrolments.voucher.${box.voucher}`, {
              until: box.voucherExpiresAt ? dayTime(box.voucherExpiresAt, now, i18n.language) : '',
            })
          )}
        </span>
      </span>
      <span className="tag">{t(`enrolments.state.${box.state}`)}</span>
      {waits && (
        <>
          <Button size="small" icon={<TicketPlus size={14} aria-hidden />} loading={labels.isPending} onClick={issue}>
            {t('enrolments.labels.one')}
          </Button>
          <Button
            size="small"
            danger
            type="text"
            icon={<Trash2 size={14} aria-hidden />}
            aria-label={t('enrolments.withdraw.title', { serial: box.serial })}
            onClick={ask}
          />
        </>
      )}
    </li>
  );
}

/** Boxes that are expected, and which of them have come. */
export function ExpectedList() {
  const { t } = useTranslation();
  const [state, setState] = useState<EnrolmentState | null>(null);
  const [words, setWords] = useState('');
  const list = useEnrolments({ state, text: useSettled(words.trim()) });
  const isFiltered = state !== null || words.trim() !== '';
  return (
    <Card
      title={t('enrolments.list.title')}
      note={list.total !== null && t('enrolments.list.count', { count: list.total })}
    >
      <div className="row">
        <Input
          className="grow"
          allowClear
          prefix={<Search size={16} className="t3" aria-hidden />}
          placeholder={t('enrolments.list.search')}
          aria-label={t('enrolments.list.search')}
          value={words}
          maxLength={60}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select<EnrolmentState>
          allowClear
          className={css.state ?? ''}
          placeholder={t('enrolments.list.state')}
          aria-label={t('enrolments.list.state')}
          options={EnrolmentStateSchema.options.map((value) => ({ value, label: t(`enrolments.state.${value}`) }))}
          value={state}
          onChange={(next) => setState(next ?? null)}
        />
      </div>
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : list.items.length === 0 && !list.hasMore ? (
        <Empty
          icon={PackageOpen}
          title={t(
            list.isLoading ? 'common.loading' : isFiltered ? 'enrolments.list.noMatch' : 'enrolments.list.empty',
          )}
        >
          {!list.isLoading && (
            <span>{t(isFiltered ? 'enrolments.list.noMatchText' : 'enrolments.list.emptyText')}</span>
          )}
        </Empty>
      ) : (
        <>
          <ul className={css.boxes}>
            {list.items.map((box) => (
              <Row key={box.id} box={box} />
            ))}
          </ul>
          <ListEnd list={list} />
        </>
      )}
    </Card>
  );
}
