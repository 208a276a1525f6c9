import { type Application, type Due, DueSchema, dueOf } from '@falink/protocol';
import { Input, Segmented, Table, type TableColumnsType } from 'antd';
import { clsx } from 'clsx';
import { FolderClock, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'react-router';
import { useNow } from '../../api/services.js';
import { useApplications, useDueCalendar } from '../../data/applications.js';
import { DEADLINE_LOOK } from '../../model/status.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { calendarDate, dayTime } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { useSettled } from '../../ui/use-settled.js';
import css from './applications.module.css';
import { DueDays } from './DueDays.js';

const MAX_WORDS = 60;

export function DaysLeft({ application }: { application: Pick<Application, 'daysLeft' | 'provisional'> }) {
  const { t } = useTranslation();
  const { daysLeft } = application;
  const look = DEADLINE_LOOK[dueOf(daysLeft)];
  return (
    <span className={clsx(css.days, `c-${look.family}`)}>
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

/** What is searched for: at first, and after each way in, what the address says. */
function useWords(): [string, (words: string) => void] {
  const [params] = useSearchParams();
  const given = (params.get('q') ?? '').slice(0, MAX_WORDS);
  const [words, setWords] = useState(given);
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same address may be opened again
  useEffect(() => setWords(given), [given, key]);
  return [words, setWords];
}

/** Applications by their clock: the most urgent first. */
export function ApplicationsPage() {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const [due, setDue] = useState<Due | 'all'>('all');
  const [words, setWords] = useWords();
  const q = useSettled(words.trim());
  const calendar = useDueCalendar();
  const list = useApplications({ due: due === 'all' ? null : due, q });
  const counts = calendar.data?.counts;
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
          <span className="s12 t3">
            {a.identityDocument !== 'resident' && `${t(`intake.document.short.${a.identityDocument}`)} `}
            {a.identityMasked}
          </span>
        </span>
      ),
    },
    { title: t('applications.column.papers'), key: 'papers', width: 70, align: 'right', render: (_, a) => a.papers },
    { title: t('applications.column.officer'), key: 'officer', width: 110, render: (_, a) => a.officerName },
  ];
  const narrowed = due !== 'all' || q !== '';
  return (
    <Page
      title={t('applications.title')}
      note={calendar.data && t('applications.count', { count: calendar.data.total })}
    >
      {list.error && !narrowed ? (
        <Card>
          <Trouble error={list.error} onRetry={list.retry} />
        </Card>
      ) : (
        <div className="col" style={{ gap: 16 }}>
          {calendar.data && calendar.data.total > 0 && <DueDays calendar={calendar.data} />}
          <Card bare className={css.appTable}>
            <div className={css.appFilter}>
              <Segmented<Due | 'all'>
                value={due}
                onChange={setDue}
                options={[
                  { value: 'all', label: t('applications.all') },
                  ...DueSchema.options.map((value) => ({
                    value,
                    label: `${t(`common.deadline.${value}`)}${counts ? ` ${counts[value]}` : ''}`,
                  })),
                ]}
              />
              <Input
                className={css.appSearch}
                allowClear
                prefix={<Search size={16} className="t3" aria-hidden />}
                placeholder={t('applications.search')}
                aria-label={t('applications.search')}
                value={words}
                maxLength={MAX_WORDS}
                onChange={(event) => setWords(event.target.value)}
              />
              <span className="s12 t3">{t('applications.searchNote')}</span>
            </div>
            {list.error ? (
              <Trouble error={list.error} onRetry={list.retry} />
            ) : (
              <>
                <Table<Application>
                  rowKey="id"
                  columns={columns}
                  dataSource={list.items}
                  loading={list.isLoading}
                  pagination={false}
                  scroll={{ x: 1040 }}
                  locale={{
                    emptyText: list.isLoading ? (
                      ' '
                    ) : (
                      <Empty icon={FolderClock} title={t(narrowed ? 'applications.noMatch' : 'applications.empty')}>
                        <span>{t(narrowed ? 'applications.noMatchText' : 'applications.emptyText')}</span>
                      </Empty>
                    ),
                  }}
                />
                <ListEnd list={list} />
              </>
            )}
          </Card>
        </div>
      )}
    </Page>
  );
}
