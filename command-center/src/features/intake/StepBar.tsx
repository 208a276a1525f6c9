import { clsx } from 'clsx';
import { Check, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './intake.module.css';
import type { Step } from './intake-model.js';

export function StepBar({ steps, accepted }: { steps: readonly Step[]; accepted: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={clsx('card', css.stepBar)}>
      <ol>
        {steps.map((step, i) => (
          <li
            key={step.name}
            className={clsx(css.step, step.state !== 'open' && css[step.state])}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className={css.stepDot}>{step.state === 'done' ? <Check size={15} aria-hidden /> : i + 1}</span>
            <b>{t(`intake.step.${step.name}`)}</b>
            {step.total > 0 && (
              <span className="s12 t3">
                {step.done} / {step.total}
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className={css.stepLaw}>
        <Clock size={20} strokeWidth={1.75} aria-hidden />
        <div className="col">
          <b>{t(accepted ? 'intake.law.accepted' : 'intake.law.title')}</b>
          <span className="s12 t3">{t('intake.law.article')}</span>
        </div>
      </div>
    </div>
  );
}
