import { type CallOrigin, type CallSummary, MAX_SUMMARY_LINE } from '@falink/protocol';
import { Button, Input, Popconfirm, Skeleton } from 'antd';
import { CircleCheck, Smartphone, Tv } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useCallSummary } from '../../data/call-summaries.js';
import { dayTime } from '../../ui/format.js';
import { Refusal } from '../../ui/Refusal.js';
import { SaveState } from '../../ui/SaveState.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './summary-form.module.css';
import { LINE_NAMES, useSummary } from './use-summary.js';

/** Three lines for the resident, shown on the television or the guest's page once the call is over (SPEC C17). */
export function SummaryForm({ callId, origin }: { callId: string; origin: CallOrigin }) {
  const { t } = useTranslation();
  const summary = useCallSummary(callId);
  return (
    <section className={css.summary} aria-label={t('desk.summary.title')}>
      {summary.error && <Trouble error={summary.error} onRetry={() => void summary.refetch()} />}
      {!summary.data && !summary.error && <Skeleton active title={false} />}
      {summary.data?.confirmedAt && <Confirmed summary={summary.data} confirmedAt={summary.data.confirmedAt} />}
      {summary.data?.confirmedAt === null && (
        <Form callId={callId} loaded={summary.data} isGuest={origin === 'browser'} />
      )}
    </section>
  );
}

function Form({ callId, loaded, isGuest }: { callId: string; loaded: CallSummary; isGuest: boolean }) {
  const { t } = useTranslation();
  const { draft, snapshot, confirm } = useSummary(callId, loaded);
  const { value } = snapshot;
  const id = useId();
  const Glyph = isGuest ? Smartphone : Tv;
  const send = t(isGuest ? 'desk.summary.browser.send' : 'desk.summary.send');
  const isEmpty = LINE_NAMES.every((name) => value[name].trim() === '');
  return (
    <>
      <div className="row field-label">
        <label htmlFor={`${id}line0`} className="grow">
          {t('desk.summary.title')}
        </label>
        {!isEmpty && <SaveState snapshot={snapshot} />}
      </div>
      {LINE_NAMES.map((name, i) => (
        <Input
          key={name}
          id={`${id}${name}`}
          aria-label={t('desk.summary.line', { number: i + 1 })}
          value={value[name]}
          maxLength={MAX_SUMMARY_LINE}
          placeholder={i === 0 ? t('desk.summary.placeholder') : undefined}
          onChange={(event) => draft.patch({ [name]: event.target.value })}
        />
      ))}
      <div className={css.foot}>
        <label htmlFor={`${id}next`} className="s13 t2 nowrap">
          {t('desk.summary.next')}
        </label>
        <Input
          id={`${id}next`}
          type="date"
          max="2100-12-31"
          value={value.nextOn}
          onChange={(event) => draft.patch({ nextOn: event.target.value })}
        />
        <Popconfirm
          placement="leftBottom"
          title={t('desk.summary.ask')}
          description={t(isGuest ? 'desk.summary.browser.askText' : 'desk.summary.askText')}
          okText={send}
          cancelText={t('common.cancel')}
          disabled={isEmpty}
          onConfirm={() => confirm.mutate()}
        >
          <Button icon={<Glyph size={16} aria-hidden />} disabled={isEmpty} loading={confirm.isPending}>
            {send}
          </Button>
        </Popconfirm>
      </div>
      <Refusal error={confirm.error ?? (snapshot.status === 'refused' ? snapshot.error : null)} />
      <p className="s12 t3">{t(isGuest ? 'desk.summary.browser.hint' : 'desk.summary.hint')}</p>
    </>
  );
}

function Confirmed({ summary, confirmedAt }: { summary: CallSummary; confirmedAt: string }) {
  const { t, i18n } = useTranslation();
  const { clock } = useServices();
  return (
    <>
      <div className="field-label">{t('desk.summary.title')}</div>
      <ol className={css.sent}>
        {summary.lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change
          <li key={i}>{line}</li>
        ))}
      </ol>
      <p className={css.done} role="status">
        <CircleCheck size={15} aria-hidden />
        {t(summary.opened ? 'desk.summary.opened' : 'desk.summary.sent', {
          at: dayTime(confirmedAt, clock.now(), i18n.language),
        })}
      </p>
    </>
  );
}
