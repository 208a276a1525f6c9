import { type CannedAnswer, may } from '@falink/protocol';
import { Input, Skeleton } from 'antd';
import { BookText, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/services.js';
import { useCannedAnswers } from '../../../data/canned-answers.js';
import { hasEveryWord } from '../../../model/compare.js';
import { Empty } from '../../../ui/Empty.js';
import { Trouble } from '../../../ui/Trouble.js';
import css from './beside.module.css';

/** Canned answers, found as somebody types; a click, or Enter, puts one into the notes. */
export function AnswersTab({ onInsert }: { onInsert: (words: string) => void }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const answers = useCannedAnswers();
  const [words, setWords] = useState('');
  if (answers.error) return <Trouble error={answers.error} onRetry={() => void answers.refetch()} />;
  if (!answers.data) return <Skeleton active title={false} />;
  const textOf = ({ zh, en }: CannedAnswer): string => (i18n.language === 'en' && en !== null ? en : zh);
  const q = words.trim();
  const found = answers.data.answers.filter((one) =>
    hasEveryWord([t(`common.category.${one.category}`), one.zh, one.en ?? ''], q),
  );
  const [first] = found;
  const keeps = session.kind === 'signed_in' && may(session.staff, 'answers.manage');
  return (
    <>
      <Input
        allowClear
        prefix={<Search size={16} className="t3" aria-hidden />}
        placeholder={t('answers.search')}
        aria-label={t('answers.search')}
        value={words}
        maxLength={60}
        onChange={(event) => setWords(event.target.value)}
        onPressEnter={(event) => {
          // The focus goes into the notes: the key must not write a line there.
          event.preventDefault();
          if (first) onInsert(textOf(first));
        }}
      />
      {found.length === 0 && (
        <Empty icon={BookText} title={t(q === '' ? 'answers.none' : 'answers.noMatch')}>
          {q === '' && <span>{t(keeps ? 'answers.noneKeeper' : 'answers.noneText')}</span>}
        </Empty>
      )}
      <ul className={css.answers}>
        {found.map((one) => (
          <li key={one.id}>
            <button type="button" className={css.answer} onClick={() => onInsert(textOf(one))}>
              <span className="s12 t3">{t(`common.category.${one.category}`)}</span>
              <span className={css.words}>{textOf(one)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
