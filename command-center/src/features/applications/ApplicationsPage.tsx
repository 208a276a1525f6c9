import { type Application, consoleMessages, intakeRoutes } from '@falink/protocol';
import { useQuery } from '@tanstack/react-query';
import { Segmented, Table, type TableColumnsType } from 'antd';
import { FolderClock, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDelta, useTopics } from '../../api/live.js';
import { useNow, useServices } from '../../api/services.js';
import { DEADLINE_LOOK, type DeadlineState, deadlineState } from '../../model/status.js';
import { codeOf, troubleText } from '../../model/trouble.js';
import { upsert } from '../../model/upsert.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { calendarDate, dayTime } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { Page } from '../../ui/Page.js';
import { byClock, dueDays } from './by-clock.js';
import './applications.css';

const KEY = ['applications'] as const;
interface Data {
  applications: Application[];
}
const apply = (data: Data, news: Application): Data => ({ applications: upsert(data.applications, news, (x) => x.id) });
const STATES: readonly DeadlineState[] = ['overdue', 'today', 'soon', 'normal'];

export function DaysLeft({ application }: { application: Pick<Application, 'daysLeft' | 'provisional'> }) {
  const { t } = useTranslation();
  const { daysLeft } = application;
  const look = DEADLINE_LOOK[deadlineState(daysLeft)];
  return (
    <span className={`days c-${look.family}`}>
      <Icon name={look.icon} size={15} />
      <b>
        {daysLeft < 0
          ? t('applications.over', { count: -daysLeft })
          : daysLeft === 0
            ? t('common.deadline.today')
            : t('applications.left', { count: daysLeft })}
      </b>
    </span>
  );
}

/** One dot an application, by the day its decision is due. */
function Calendar({ applications }: { applications: readonly Application[] }) {
  const { t, i18n } = useTranslation();
  const days = dueDays(applications);
  return (
    <Card
      title={t('applications.byDay')}
      note={t('applications.byDayNote')}
      extra={
        <span className="row s12 t2" style={{ gap: 14 }}>
          {STATES.map((state) => (
            <span key={state} className="row" style={{ gap: 5 }}>
              <i className={`dot d-${DEADLINE_LOOK[state].family}`} />
              {t(`common.deadline.${state}`)}
              <b>{applications.filter((a) => deadlineState(a.daysLeft) === state).length}</b>
            </span>
          ))}
        </span>
      }
    >
      <ol className="due-days">
        {days.map((day) => (
          <li key={day.date} className={`due-day ${deadlineState(day.daysLeft)}`}>
            <span className="due-dots">
              {day.ids.map((id) => (
                <i key={id} className={`dot d-${DEADLINE_LOOK[deadlineState(day.daysLeft)].family}`} />
              ))}
            </span>
            <span className="s12 row">
              <span className="grow">{calendarDate(day.date, i18n.language, false)}</span>
              <b>{day.ids.length}</b>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** Applications by their clock: the most urgent first. */
export function ApplicationsPage() {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const now = useNow(60_000);
  const [filter, setFilter] = useState<DeadlineState | 'all'>('all');
  useTopics(['applications'], [KEY]);
  useDelta(KEY, consoleMessages.applicationChanged, apply);
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => http.send(intakeRoutes.listApplications, { signal }),
    // Days pass without news.
    refetchInterval: 300_000,
  });
  const all = byClock(query.data?.applications ?? []);
  const rows = filter === 'all' ? all : all.filter((a) => deadlineState(a.daysLeft) === filter);
  const columns: TableColumnsType<Application> = [
    {
      title: t('applications.column.clock'),
      key: 'clock',
      width: 150,
      render: (_, a) => (
        <span className="col">
          <DaysLeft application={a} />
          <span className="s12 t3">
            {calendarDate(a.decisionDue, i18n.language, false)}
            {a.provisional && ` · ${t('applications.provisional')}`}
          </span>
        </span>
      ),
    },
    {
      title: t('applications.column.case'),
      key: 'case',
      render: (_, a) => (
        <span className="col">
          <span>{a.applicantName}</span>
          <span className="s12 t3">{a.number}</span>
        </span>
      ),
    },
    {
      title: t('applications.column.matter'),
      key: 'matter',
      render: (_, a) => (
        <span className="col">
          <span>{t(`intake.matter.${a.matter}`)}</span>
          <span className="s12 t3">{a.siteName}</span>
        </span>
      ),
    },
    {
      title: t('applications.column.next'),
      key: 'next',
      render: () => (
        <span className="col">
          <span>{t('applications.decide')}</span>
          <span className="s12 t3">{t('applications.decideLaw')}</span>
        </span>
      ),
    },
    {
      title: t('applications.column.accepted'),
      key: 'accepted',
      width: 130,
      render: (_, a) => dayTime(a.acceptedAt, now, i18n.language),
    },
    {
      title: t('applications.column.person'),
      key: 'person',
      render: (_, a) => (
        <span className="col">
          <span>{a.phoneMasked}</span>
          <span className="s12 t3">{a.identityMasked}</span>
        </span>
      ),
    },
    { title: t('applications.column.papers'), key: 'papers', width: 70, align: 'right', render: (_, a) => a.papers },
    { title: t('applications.column.officer'), key: 'officer', width: 110, render: (_, a) => a.officerName },
  ];
  if (query.error) {
    return (
      <Page title={t('applications.title')}>
        <Empty
          icon={ShieldX}
          title={
            codeOf(query.error) === 'auth.forbidden'
              ? t('common.forbidden.title')
              : troubleText(query.error, i18n.language)
          }
        />
      </Page>
    );
  }
  return (
    <Page title={t('applications.title')} note={query.data && t('applications.count', { count: all.length })}>
      <div className="col" style={{ gap: 16 }}>
        {all.length > 0 && <Calendar applications={all} />}
        <Card bare className="app-table">
          <div className="app-filter">
            <Segmented<DeadlineState | 'all'>
              value={filter}
              onChange={setFilter}
              options={[
                { value: 'all', label: t('applications.all') },
                ...STATES.map((state) => ({ value: state, label: t(`common.deadline.${state}`) })),
              ]}
            />
          </div>
          <Table<Application>
            rowKey="id"
            columns={columns}
            dataSource={rows}
            loading={query.isLoading}
            pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
            scroll={{ x: 1040 }}
            locale={{
              emptyText: query.isLoading ? (
                ' '
              ) : (
                <Empty icon={FolderClock} title={t('applications.empty')}>
                  <span>{t('applications.emptyText')}</span>
                </Empty>
              ),
            }}
          />
        </Card>
      </div>
    </Page>
  );
}
