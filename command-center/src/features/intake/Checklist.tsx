import type { Intake, IntakeForm } from '@falink/protocol';
import { clsx } from 'clsx';
import { CircleCheck, Hourglass, ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../ui/Note.js';
import css from './intake.module.css';
import { blockersOf, laterPapers } from './intake-model.js';

/** What is in the way, as sentences; nothing when the receipt may be given. */
export function Checklist({ intake, form }: { intake: Intake; form: IntakeForm }) {
  const { t } = useTranslation();
  const blockers = blockersOf(intake, form);
  const comma = t('intake.comma');
  const fields = blockers.flatMap((b) => (b.kind === 'field' ? [t(`intake.field.${b.field}`)] : []));
  const later = laterPapers(intake.papers);
  if (blockers.length === 0) {
    return (
      <div className="note n-jade">
        <CircleCheck size={15} aria-hidden />
        {later.length > 0
          ? t('intake.check.later', { papers: later.map((p) => p.label).join(comma) })
          : t('intake.check.complete')}
      </div>
    );
  }
  if (blockers.every((b) => b.kind === 'confirm')) {
    return (
      <Note tone="blue" icon={Hourglass}>
        {t('intake.confirm.waiting')}
      </Note>
    );
  }
  return (
    <div className={clsx('note n-gold', css.checklist)}>
      <ListChecks size={15} aria-hidden />
      <ul aria-label={t('intake.check.title')}>
        {fields.length > 0 && <li>{t('intake.check.fields', { fields: fields.join(comma) })}</li>}
        {blockers.map((b) => {
          if (b.kind === 'field') return null;
          const papers = 'papers' in b ? b.papers.map((p) => p.label).join(comma) : '';
          return <li key={b.kind}>{t(`intake.check.${b.kind}`, { papers })}</li>;
        })}
      </ul>
    </div>
  );
}
