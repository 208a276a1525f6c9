import type { CopiedWeek, RosterRow } from '@falink/protocol';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../model/roster.js';
import { calendarDate } from '../../ui/format.js';
import css from './roster.module.css';
import { useShiftTimes } from './use-shift-times.js';

/** Beyond so many lines nobody reads on. */
const SHOWN = 8;

/** What became of copying a week: how many shifts, and which were not, with the reason. */
export function CopiedNote(props: { result: CopiedWeek; rows: readonly RosterRow[]; onClose: () => void }) {
  const { result, rows, onClose } = props;
  const { t, i18n } = useTranslation();
  const times = useShiftTimes();
  const names = new Map(rows.map(({ person }) => [person.id, person.displayName]));
  const { copied, notCopied } = result;
  return (
    <div className={`note ${notCopied.length > 0 ? 'n-gold' : 'n-jade'} ${css.copied}`} role="status">
      <div className="col" style={{ gap: 4 }}>
        <b>{t('roster.copied', { count: copied, not: notCopied.length })}</b>
        {notCopied.slice(0, SHOWN).map(({ shift, reason }) => (
          <span key={shift.id} className="s12">
            {t('roster.notCopied', {
              name: names.get(shift.staffId) ?? '',
              day: calendarDate(dateOf(shift), i18n.language),
              times: times(shift),
              reason: t(`roster.reason.${reason}`),
            })}
          </span>
        ))}
        {notCopied.length > SHOWN && (
          <span className="s12">{t('roster.notCopiedMore', { count: notCopied.length - SHOWN })}</span>
        )}
      </div>
      <Button size="small" onClick={onClose}>
        {t('common.close')}
      </Button>
    </div>
  );
}
