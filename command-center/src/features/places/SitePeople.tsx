import { Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './places.module.css';
import { RowList } from './RowList.js';
import { Section } from './Section.js';

/** Whom to ring at a place, and its own legal adviser. */
export function SitePeople() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const hasAdviser = Form.useWatch<boolean | undefined>('hasAdviser', form) ?? false;
  const text = (name: string, label: string, max: number) => (
    <Form.Item name={['adviser', name]} label={label}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
  return (
    <>
      <Section title={t('places.contacts')}>
        <RowList name="contacts" max={10} label={t('places.contact')} fresh={{ name: '', role: '', phone: '' }}>
          {(row) => (
            <>
              <Form.Item name={[row, 'name']} className={css.cell}>
                <Input maxLength={40} placeholder={t('places.person')} aria-label={t('places.person')} />
              </Form.Item>
              <Form.Item name={[row, 'role']} className={css.cell}>
                <Input maxLength={40} placeholder={t('places.role')} aria-label={t('places.role')} />
              </Form.Item>
              <Form.Item name={[row, 'phone']} className={css.cell}>
                <Input maxLength={60} placeholder={t('places.phone')} aria-label={t('places.phone')} />
              </Form.Item>
            </>
          )}
        </RowList>
      </Section>
      <Section title={t('places.adviser')} note={t('places.adviserText')}>
        <Form.Item name="hasAdviser" valuePropName="checked">
          <Switch aria-label={t('places.adviserOwn')} />
        </Form.Item>
        {hasAdviser && (
          <>
            <div className={css.pair}>
              {text('name', t('places.person'), 40)}
              {text('title', t('places.adviserTitle'), 40)}
              {text('phone', t('places.phone'), 60)}
              {text('hours', t('places.adviserHours'), 100)}
            </div>
            {text('duties', t('places.adviserDuties'), 300)}
          </>
        )}
      </Section>
    </>
  );
}
