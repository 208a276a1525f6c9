import { Button, Form, Input } from 'antd';
import { CopyCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './places.module.css';
import { RowList } from './RowList.js';
import { Section } from './Section.js';

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** When a place is open: the week, and dates on which it is different. */
export function SiteHours() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const weekdays = (): void => {
    const week: readonly string[] = form.getFieldValue('week') ?? [];
    for (const day of [1, 2, 3, 4]) form.setFieldValue(['week', day], week[0] ?? '');
  };
  return (
    <Section title={t('places.hours')} note={t('places.hoursText')}>
      <div className={css.rows}>
        {DAYS.map((day) => (
          <div key={day} className={css.day}>
            <label htmlFor={`week_${day}`} className="t2">
              {t(`places.day.${day}`)}
            </label>
            <Form.Item name={['week', day]} className={css.cell}>
              <Input id={`week_${day}`} maxLength={120} placeholder={t('places.closedDay')} autoComplete="off" />
            </Form.Item>
          </div>
        ))}
        <div>
          <Button size="small" icon={<CopyCheck size={14} aria-hidden />} onClick={weekdays}>
            {t('places.asMonday')}
          </Button>
        </div>
      </div>
      <p className="field-label" style={{ marginTop: 14 }}>
        {t('places.exceptions')}
      </p>
      <RowList name="exceptions" max={100} label={t('places.exception')} fresh={{ date: '', open: '', note: '' }}>
        {(row) => (
          <>
            <Form.Item name={[row, 'date']} className={css.cell}>
              <Input type="date" aria-label={t('places.date')} />
            </Form.Item>
            <Form.Item name={[row, 'open']} className={css.cell}>
              <Input maxLength={120} placeholder={t('places.closedDay')} aria-label={t('places.hours')} />
            </Form.Item>
            <Form.Item name={[row, 'note']} className={css.cell}>
              <Input maxLength={60} placeholder={t('places.reason')} aria-label={t('places.reason')} />
            </Form.Item>
          </>
        )}
      </RowList>
    </Section>
  );
}
