import { Check, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Step } from './intake-model.js';

export function StepBar({ steps, accepted }: { steps: readonly Step[]; accepted: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="card step-bar">
      <ol>
        {steps.map((step, i) => (
          <li
            key={step.name}
            className={`step ${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className="step-dot">{step.state === 'done' ? <Check size={15} aria-hidden /> : i + 1}</span>
            <b>{t(`intake.step.${step.name}`)}</b>
            {step.total > 0 && (
              <span className="s12 t3">
                {step.done} / {step.total}
              </span>
            )}
          </li>
        ))}
      </ol>
      <div className="step-law">
        <Clock size={20} strokeWidth={1.75} aria-hidden />
        <div className="col">
          <b>{t(accepted ? 'intake.law.accepted' : 'intake.law.title')}</b>
          <span className="s12 t3">{t('intake.law.article')}</span>
        </div>
      </div>
    </div>
  );
}
