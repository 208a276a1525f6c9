import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './intake.module.css';
import type { FormField as FieldName, NumberFault } from './intake-model.js';

/** Fields that take a whole row. */
const WIDTH: Readonly<Partial<Record<FieldName, string>>> = {
  means: css.fMeans,
  address: css.fAddress,
};

/** A field with its label, and what is wrong with it. */
export function FormField(props: {
  name: FieldName;
  required?: boolean;
  /** What is wrong with its number. */
  fault?: NumberFault | undefined;
  /** The maximum that its text has reached: a browser cuts what is pasted beyond it without a word. */
  full?: number | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const label = t(`intake.field.${props.name}`);
  return (
    <div className={clsx(css.formField, WIDTH[props.name])}>
      <label htmlFor={`intake-${props.name}`} className="field-label">
        {label}
        {!props.required && <span className="t3"> {t('intake.optional')}</span>}
      </label>
      {props.children}
      {props.full !== undefined && (
        <span className="s12 c-coral" role="alert">
          {t('intake.full', { max: props.full })}
        </span>
      )}
      {props.fault && (
        <span className="s12 c-coral" role="alert">
          {t(`intake.invalid.${props.fault.kind}`, { n: props.fault.length })}
        </span>
      )}
    </div>
  );
}
