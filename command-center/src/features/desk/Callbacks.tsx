import { type Callback, callRoutes, consoleMessages } from '@falink/protocol';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { Check, Eye, PhoneOutgoing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelta, useTopics } from '../../api/live.js';
import { useNow, useServices } from '../../api/services.js';
import { upsert } from '../../model/upsert.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { useTrouble } from '../../ui/useTrouble.js';

const KEY = ['callbacks'] as const;
interface Data {
  callbacks: Callback[];
}
const apply = (data: Data, news: Callback): Data => ({ callbacks: upsert(data.callbacks, news, (x) => x.id) });

function Row({ callback }: { callback: Callback }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const queries = useQueryClient();
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
    onSuccess: (answer) => queries.setQueryData<Data>(KEY, (data) => data && apply(data, answer)),
    onError: trouble,
  });
  return (
    <li className="callback">
      <span className="callback-icon t-blue">
        <PhoneOutgoing size={16} aria-hidden />
      </span>
      <div className="col grow">
        <b className={phone ? 'callback-phone' : ''}>{phone ?? callback.phoneMasked}</b>
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
  const { http } = useServices();
  useTopics(['callbacks'], [KEY]);
  useDelta(KEY, consoleMessages.callbackChanged, apply);
  const query = useQuery({ queryKey: KEY, queryFn: ({ signal }) => http.send(callRoutes.listCallbacks, { signal }) });
  const open = (query.data?.callbacks ?? [])
    .filter((one) => one.state === 'open')
    .sort((a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt));
  return (
    <Card
      title={t('desk.callback.title')}
      note={query.data && t('desk.callback.count', { count: open.length })}
      className="callbacks"
    >
      {open.length === 0 ? (
        <Empty icon={PhoneOutgoing} title={t(query.isLoading ? 'common.loading' : 'desk.callback.empty')}>
          {!query.isLoading && <span>{t('desk.callback.emptyText')}</span>}
        </Empty>
      ) : (
        <ul className="callback-list">
          {open.map((one) => (
            <Row key={one.id} callback={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}
