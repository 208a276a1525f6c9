import { type StaffSession, staffSessionRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Popconfirm, Skeleton } from 'antd';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow, useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { STAFF_SESSIONS, useStaffSessions } from '../../data/staff.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './staff.module.css';

/** Where somebody is signed in; each is ended by its button. `own`: the list of who looks. */
export function SessionList({ staffId, own }: { staffId: string; own: boolean }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const now = useNow(60_000);
  const refetch = useRefetch();
  const trouble = useTrouble();
  const list = useStaffSessions(staffId);
  const settled = { onSettled: () => refetch(STAFF_SESSIONS), onError: trouble };
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      http.send(staffSessionRoutes.endStaffSession, { params: { id: staffId, sessionId } }),
    onSuccess: () => tell.done(t('staff.done.ended')),
    ...settled,
  });
  const endAll = useMutation({
    mutationFn: () => http.send(staffSessionRoutes.endStaffSessions, { params: { id: staffId } }),
    onSuccess: ({ ended }) => tell.done(t('staff.done.endedCount', { count: ended })),
    ...settled,
  });
  const others = list.items.filter(({ current }) => !current).length;
  const nameOf = ({ device }: StaffSession): string => device || t('staff.sessions.unknownDevice');
  return (
    <section className="col" style={{ gap: 10 }}>
      <div className="row">
        <h2 className="drawer-h grow">{t('staff.sessions.title')}</h2>
        {others > 0 && (
          <Popconfirm
            title={t('staff.sessions.askAll', { count: others })}
            okText={t('staff.sessions.end')}
            cancelText={t('common.cancel')}
            okButtonProps={{ danger: true }}
            onConfirm={() => endAll.mutate()}
          >
            <Button size="small" danger loading={endAll.isPending}>
              {t(own ? 'staff.sessions.endOthers' : 'staff.sessions.endAll')}
            </Button>
          </Popconfirm>
        )}
      </div>
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : list.isLoading ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} />
      ) : list.items.length === 0 ? (
        <p className="t3 s13">{t('staff.sessions.none')}</p>
      ) : (
        <ul className={css.sessions}>
          {list.items.map((session) => {
            const since = dayTime(session.since, now, i18n.language);
            return (
              <li key={session.id} className={css.session}>
                <MonitorSmartphone size={18} className="t3" aria-hidden />
                <span className="col grow">
                  <span className="ell">{[nameOf(session), session.address].filter(Boolean).join(' · ')}</span>
                  <span className="s12 t3">
                    {t('staff.sessions.since', { since, last: dayTime(session.lastUsedAt, now, i18n.language) })}
                  </span>
                </span>
                {session.current ? (
                  <span className="tag t-jade">{t('staff.sessions.current')}</span>
                ) : (
                  <Button
                    size="small"
                    aria-label={t('staff.sessions.endThis', { device: nameOf(session), since })}
                    disabled={end.isPending}
                    onClick={() => end.mutate(session.id)}
                  >
                    {t('staff.sessions.end')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <ListEnd list={list} />
    </section>
  );
}
