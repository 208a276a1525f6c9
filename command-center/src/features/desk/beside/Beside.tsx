import { Segmented } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card.js';
import { AnswersTab } from './AnswersTab.js';
import css from './beside.module.css';
import { CalculatorsTab } from './CalculatorsTab.js';

export type BesideTab = 'answers' | 'calculators';

/** What a lawyer looks up beside a call, between the picture and the record. */
export function Beside(props: {
  tab: BesideTab;
  onTab: (tab: BesideTab) => void;
  onClose: () => void;
  onInsert: (words: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Card bare className={css.beside}>
      <div className={css.head}>
        <Segmented<BesideTab>
          value={props.tab}
          onChange={props.onTab}
          options={[
            { value: 'answers', label: t('answers.tab') },
            { value: 'calculators', label: t('answers.calculators') },
          ]}
        />
        <span className="grow" />
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={props.onClose}>
          <X size={16} aria-hidden />
        </button>
      </div>
      <div className={css.body}>
        {props.tab === 'answers' ? (
          <AnswersTab onInsert={props.onInsert} />
        ) : (
          <CalculatorsTab onInsert={props.onInsert} />
        )}
      </div>
    </Card>
  );
}
