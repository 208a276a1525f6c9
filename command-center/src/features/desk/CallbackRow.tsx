import { type Callback, callRoutes, type ResponseOf } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { clsx } from 'clsx';
import { Check, Eye, PhoneOutgoing, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useServices } from '../../api/services.js';
import { CallTerminalButton } from '../../call/CallTerminalButton.js';
import { dayTime, minuteOfDay } from '../../ui/format.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './desk.module.css';

/**
 * A number that a resident left. Whoever shows it in full has it for an hour: colleagues see the name, and call somebody
 * else.
 */
export function CallbackRow(props: {
  callback: Callback;
  /** The person at this desk. */
  staffId: string | undefined;
  onChanged: (callback: Callback) => void;
  /** Refetches the list: a colleague was first. */
  onRefused: () => void;
}) {
  const { callback, onChanged } = props;
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const trouble = useTrouble();
  const now = useNow(15_000);
  const [read, setRead] = useState<string | null>(null);
  const params = { id: callback.id };
  const onError = (error: unknown): void => {
    trouble(error);
    props.onRefused();
  };
  const reveal = useMutation({
    mutationFn: () => http.send(callRoutes.revealCallback, { params }),
    onSuccess: ({ phone, callback }: ResponseOf<typeof callRoutes.revealCallback>) => {
      setRead(phone);
      onChanged(callback);
    },
    onError,
  });
  const release = useMutation({
    mutationFn: () => http.send(callRoutes.releaseCallback, { params }),
    onSuccess: onChanged,
    onError,
  });
  const done = useMutation({
    mutationFn: () => http.send(callRoutes.finishCallback, { params }),
    onSuccess: onChanged,
    onError,
  });
  const claim = callback.claim && Date.parse(callback.claim.until) > now ? callback.claim : null;
  const mine = claim !== null && claim.staffId === props.staffId;
  const phone = mine ? read : null;
  const show = (
    <Button
      size="small"
      icon={<Eye size={15} aria-hidden />}
      title={t('desk.callback.revealHint')}
      loading={reveal.isPending}
      onClick={() => reveal.mutate()}
    >
      {t('desk.callback.reveal')}
    </Button>
  );
  const { terminal, placeName } = callback;
  // A browser cannot be called, only its number.
  const call = terminal && (
    <CallTerminalButton
      target={{ terminalId: terminal.id, name: terminal.name, siteName: placeName, callbackId: callback.id }}
    />
  );
  return (
    <li className={css.callback}>
      <span className={clsx(css.callbackIcon, mine ? 't-jade' : claim ? 't-slate' : 't-blue')}>
        <PhoneOutgoing size={16} aria-hidden />
      </span>
      <div className="col grow">
        <b className={phone ? css.callbackPhone : ''}>{phone ?? callback.phoneMasked}</b>
        <span className="s12 t3">
          {dayTime(callback.requestedAt, now, i18n.language)} · {placeName} ·{' '}
          {terminal?.name ?? t('desk.callback.browser')} · {t(`common.category.${callback.category}`)}
          {callback.times > 1 && ` · ${t('desk.callback.times', { count: callback.times })}`}
        </span>
        {callback.promisedBy && <Promised by={callback.promisedBy} now={now} />}
        {claim && (
          <span className={clsx('s12', mine ? 'c-jade' : 't2')}>
            {mine
              ? t('desk.callback.mine', { until: minuteOfDay(claim.until, i18n.language) })
              : t('desk.callback.claimed', { name: claim.name })}
          </span>
        )}
      </div>
      {claim === null && (
        <div className={css.callbackMine}>
          {show}
          {call}
        </div>
      )}
      {mine && (
        <div className={css.callbackMine}>
          {phone === null && show}
          {call}
          <Button
            size="small"
            icon={<Undo2 size={15} aria-hidden />}
            title={t('desk.callback.releaseHint')}
            loading={release.isPending}
            onClick={() => release.mutate()}
          >
            {t('desk.callback.release')}
          </Button>
          <Popconfirm
            title={t('desk.callback.doneAsk')}
            okText={t('desk.callback.done')}
            cancelText={t('common.cancel')}
            onConfirm={() => done.mutate()}
          >
            <Button size="small" type="primary" icon={<Check size={15} aria-hidden />} loading={done.isPending}>
              {t('desk.callback.done')}
            </Button>
          </Popconfirm>
        </div>
      )}
    </li>
  );
}

/** From so many minutes on they are counted down. */
const COUNTED_MINUTES = 120;
/** From so many on somebody should call now. */
const SOON_MINUTES = 10;

/** How much of what the resident was promised is left. */
function Promised({ by, now }: { by: string; now: number }) {
  const { t, i18n } = useTranslation();
  const left = Math.ceil((Date.parse(by) - now) / 60_000);
  if (left <= 0) return <b className="s12 c-coral">{t('desk.callback.overdue', { minutes: Math.max(1, -left) })}</b>;
  return (
    <span className={clsx('s12', left <= SOON_MINUTES ? 'c-coral' : 't2')}>
      {left <= COUNTED_MINUTES
        ? t('desk.callback.dueIn', { minutes: left })
        : t('desk.callback.dueBy', { time: dayTime(by, now, i18n.language) })}
    </span>
  );
}
