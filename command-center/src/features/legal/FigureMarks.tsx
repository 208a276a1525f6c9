import type { Figure } from '@falink/protocol';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import type { StatusLook } from '../../model/status.js';
import { StatusTag } from '../../ui/StatusTag.js';
import { type FigureMark, marksOf } from './figures-model.js';
import css from './legal.module.css';

const LOOK: Record<FigureMark, StatusLook> = {
  unset: { icon: 'circle-dashed', family: 'slate' },
  unverified: { icon: 'triangle-alert', family: 'coral' },
  due: { icon: 'clock', family: 'gold' },
  own: { icon: 'map-pin', family: 'blue' },
};

/** The state of a figure at a glance; nothing for one that is simply in force. */
export function FigureMarks({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const marks = marksOf(figure);
  if (marks.length === 0) return null;
  return (
    <span className={clsx('row', css.figureMarks)}>
      {marks.map((mark) => (
        <StatusTag key={mark} look={LOOK[mark]}>
          {t(`legal.mark.${mark}`)}
        </StatusTag>
      ))}
    </span>
  );
}
