import { type CannedAnswer, MAX_CANNED_ANSWERS, type Staff } from '@falink/protocol';
import { Button, Input, Table, type TableColumnsType } from 'antd';
import { Archive, BookText, Pencil, Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useCannedAnswers } from '../../data/canned-answers.js';
import { hasEveryWord } from '../../model/compare.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { AnswerDialog } from './AnswerDialog.js';
import css from './answers.module.css';
import { useAnswerActs } from './use-answer-acts.js';

/** The canned answers of the installation: found, added, changed, retired. */
export function AnswersPage({ staff }: { staff: Pick<Staff, 'orgUnit'> }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const list = useCannedAnswers();
  const { write, retire } = useAnswerActs();
  const [words, setWords] = useState('');
  /** What is being written: one of them, or a new one. */
  const [opened, setOpened] = useState<CannedAnswer | 'new' | null>(null);
  // Everybody in the installation uses them.
  const keeps = !staff.orgUnit.path.includes('.');
  const answers = list.data?.answers ?? [];
  const q = words.trim();
  const found = answers.filter((one) => hasEveryWord([t(`common.category.${one.category}`), one.zh, one.en ?? ''], q));
  const open = (what: CannedAnswer | 'new'): void => {
    write.reset();
    setOpened(what);
  };
  const columns: TableColumnsType<CannedAnswer> = [
    {
      title: t('answers.column.category'),
      key: 'category',
      width: 120,
      render: (_, a) => <span className="tag t-slate">{t(`common.category.${a.category}`)}</span>,
    },
    { title: t('answers.column.zh'), key: 'zh', render: (_, a) => <span className={css.words}>{a.zh}</span> },
    {
      title: t('answers.column.en'),
      key: 'en',
      render: (_, a) =>
        a.en === null ? <span className="t3">{t('answers.enNone')}</span> : <span className={css.words}>{a.en}</span>,
    },
    {
      title: t('answers.column.edited'),
      key: 'edited',
      width: 150,
      render: (_, a) => (
        <span className="col">
          <span>{dayTime(a.editedAt, now, i18n.language)}</span>
          <span className="s12 t3">{a.editedBy.name}</span>
        </span>
      ),
    },
    ...(keeps
      ? [
          {
            title: <span className="said">{t('answers.edit')}</span>,
            key: 'acts',
            width: 190,
            render: (_: unknown, a: CannedAnswer) => (
              <div className="row">
                <Button size="small" icon={<Pencil size={14} aria-hidden />} onClick={() => open(a)}>
                  {t('answers.edit')}
                </Button>
                <Button
                  size="small"
                  icon={<Archive size={14} aria-hidden />}
                  loading={retire.isPending && retire.variables.id === a.id}
                  onClick={() => retire.mutate(a)}
                >
                  {t('answers.retire')}
                </Button>
              </div>
            ),
          },
        ]
      : []),
  ];
  return (
    <Page
      title={t('answers.title')}
      note={list.data && t('answers.count', { count: answers.length, max: MAX_CANNED_ANSWERS })}
      tools={
        keeps && (
          <Button
            type="primary"
            icon={<Plus size={16} aria-hidden />}
            disabled={!list.data || answers.length >= MAX_CANNED_ANSWERS}
            onClick={() => open('new')}
          >
            {t('answers.add')}
          </Button>
        )
      }
    >
      {list.error ? (
        <Card>
          <Trouble error={list.error} onRetry={() => void list.refetch()} />
        </Card>
      ) : (
        <Card bare>
          <div className={css.filter}>
            <Input
              className={css.search}
              allowClear
              prefix={<Search size={16} className="t3" aria-hidden />}
              placeholder={t('answers.search')}
              aria-label={t('answers.search')}
              value={words}
              maxLength={60}
              onChange={(event) => setWords(event.target.value)}
            />
            <span className="s12 t2">{t(keeps ? 'answers.noPersons' : 'answers.only')}</span>
          </div>
          <Table<CannedAnswer>
            rowKey="id"
            columns={columns}
            dataSource={found}
            loading={list.isLoading}
            pagination={false}
            scroll={{ x: 900 }}
            locale={{
              emptyText: list.isLoading ? (
                ' '
              ) : (
                <Empty icon={BookText} title={t(q === '' ? 'answers.none' : 'answers.noMatch')}>
                  {q === '' && <span>{t('answers.noneKeeper')}</span>}
                </Empty>
              ),
            }}
          />
        </Card>
      )}
      {opened !== null && (
        <AnswerDialog answer={opened === 'new' ? null : opened} write={write} onClose={() => setOpened(null)} />
      )}
    </Page>
  );
}
