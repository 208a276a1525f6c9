import { type Callback, callRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { clsx } from 'clsx';
import { Check, Eye, PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useServices } from '../../api/services.js';
import { useCallbacks } from '../../data/callbacks.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './desk.module.css';

function Row({ callback, onDone }: { callback: Callback; onDone: (callback: Callback) => void }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const trouble = useTrouble();
  const now = useNow(60_000);
  const [phone, setPhone] = useState<string | null>(null);
  const params = { id: callback.id };
  const reveal = useMutation({
    mutationFn: () => http.send(callRoutes.revealCallback, { params }),
    onSuccess: (answer) => setPhone(answer.phone),
    onError: trouble,
  });
  const done = useMutation({
    mutationFn: () => http.send(callRoutes.finishCallback, { params }),
    onSuccess: onDone,
    onError: trouble,
  });
  return (
    <li className={css.callback}>
      <span className={clsx(css.callbackIcon, 't-blue')}>
        <PhoneOutgoing size={16} aria-hidden />
      </span>
      <div className="col grow">
        <b className={phone ? css.callbackPhone : ''}>{phone ?? callback.phoneMasked}</b>
        <span className="s12 t3">
          {dayTime(callback.requestedAt, now, i18n.language)} · {callback.siteName} ·{' '}
          {t(`common.category.${callback.category}`)}
        </span>
      </div>
      {phone === null && (
        <Button
          size="small"
          icon={<Eye size={15} aria-hidden />}
          title={t('desk.callback.revealHint')}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {t('desk.callback.reveal')}
        </Button>
      )}
      <Popconfirm
        title={t('desk.callback.doneAsk')}
        okText={t('desk.callback.done')}
        cancelText={t('common.cancel')}
        onConfirm={() => done.mutate()}
      >
        <Button size="small" icon={<Check size={15} aria-hidden />} loading={done.isPending}>
          {t('desk.callback.done')}
        </Button>
      </Popconfirm>
    </li>
  );
}

/** Numbers that residents left. Shown in full only on request, and the reading is recorded. */
export function Callbacks() {
  const { t } = useTranslation();
  const list = useCallbacks();
  return (
    <Card
      title={t('desk.callback.title')}
      note={list.total !== null && t('desk.callback.count', { count: list.total })}
      className={css.callbacks}
    >
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : list.items.length === 0 ? (
        <Empty icon={PhoneOutgoing} title={t(list.isLoading ? 'common.loading' : 'desk.callback.empty')}>
          {!list.isLoading && <span>{t('desk.callback.emptyText')}</span>}
        </Empty>
      ) : (
        <>
          <ul className={css.callbackList}>
            {list.items.map((one) => (
              <Row key={one.id} callback={one} onDone={list.apply} />
            ))}
          </ul>
          <ListEnd list={list} />
        </>
      )}
    </Card>
  );
}
