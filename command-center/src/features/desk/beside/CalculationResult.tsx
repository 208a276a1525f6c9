import type { legalRoutes, ResponseOf } from '@falink/protocol';
import { Button } from 'antd';
import { NotebookPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BothTexts } from '../../../model/calculator-fields.js';
import css from './beside.module.css';

type Result = ResponseOf<typeof legalRoutes.calculate>;

/** What was computed, how, and by which article; one sentence of it goes into the notes. */
export function CalculationResult(props: {
  result: Result;
  say: (text: BothTexts) => string;
  onInsert: (words: string) => void;
}) {
  const { result, say } = props;
  const { t } = useTranslation();
  const sum = (of: Pick<Result, 'total' | 'range'>): string =>
    of.range ? t('answers.range', of.range) : t('answers.yuan', { amount: of.total });
  const articles = result.citations.map(say).join(t('answers.and'));
  return (
    <section className={css.result} aria-label={t('answers.result')}>
      <div className="row">
        <span className="grow">{say(result.label)}</span>
        <b className={css.sum}>{sum(result)}</b>
      </div>
      <ol className={css.steps}>
        {result.steps.map((step) => (
          <li key={step.zh}>{say(step)}</li>
        ))}
      </ol>
      <p className="s12 t2">{articles}</p>
      {result.notes.map((note) => (
        <p key={note.zh} className="s12 t2">
          {say(note)}
        </p>
      ))}
      <Button
        icon={<NotebookPen size={16} aria-hidden />}
        onClick={() => props.onInsert(t('answers.sentence', { label: say(result.label), sum: sum(result), articles }))}
      >
        {t('answers.toNotes')}
      </Button>
    </section>
  );
}
