import {
  type CannedAnswer,
  type CannedAnswerText,
  CategorySchema,
  MAX_CANNED_ANSWER_CHARACTERS as MAX,
} from '@falink/protocol';
import { Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../ui/Refusal.js';
import type { useAnswerActs } from './use-answer-acts.js';

/** Writes a canned answer, or changes one. */
export function AnswerDialog(props: {
  /** Null: a new one. */
  answer: CannedAnswer | null;
  write: ReturnType<typeof useAnswerActs>['write'];
  onClose: () => void;
}) {
  const { answer, write, onClose } = props;
  const { t } = useTranslation();
  const id = useId();
  const [category, setCategory] = useState<CannedAnswerText['category']>(answer?.category ?? 'labour');
  const [zh, setZh] = useState(answer?.zh ?? '');
  const [en, setEn] = useState(answer?.en ?? '');
  const text: CannedAnswerText = { category, zh: zh.trim(), en: en.trim() === '' ? null : en.trim() };
  const isComplete = text.zh !== '';
  const save = (): void => write.mutate({ answer, text }, { onSuccess: onClose });
  return (
    <Modal
      open
      title={t(answer ? 'answers.editTitle' : 'answers.addTitle')}
      okText={t('answers.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !isComplete, loading: write.isPending }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="col" style={{ gap: 12 }}>
        <div>
          <label className="field-label" htmlFor={`${id}category`}>
            {t('answers.column.category')}
          </label>
          <Select
            id={`${id}category`}
            style={{ width: '100%' }}
            value={category}
            onChange={setCategory}
            options={CategorySchema.options.map((one) => ({ value: one, label: t(`common.category.${one}`) }))}
          />
        </div>
        <div>
          <label className="field-label" htmlFor={`${id}zh`}>
            {t('answers.column.zh')}
          </label>
          <Input.TextArea
            id={`${id}zh`}
            rows={4}
            maxLength={MAX}
            showCount
            value={zh}
            onChange={(e) => setZh(e.target.value)}
          />
        </div>
        <div>
          <label className="field-label" htmlFor={`${id}en`}>
            {t('answers.enOptional')}
          </label>
          <Input.TextArea
            id={`${id}en`}
            rows={4}
            maxLength={MAX}
            showCount
            value={en}
            onChange={(e) => setEn(e.target.value)}
          />
        </div>
        <p className="s12 t2">{t('answers.noPersons')}</p>
        <Refusal error={write.error} />
      </div>
    </Modal>
  );
}
