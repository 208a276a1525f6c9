import { ServiceNameSchema } from '@falink/protocol';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './places.module.css';
import { RowList } from './RowList.js';
import { Section } from './Section.js';

/** One service: a name of its own only where the list has none. */
function Service({ row }: { row: number }) {
  const { t } = useTranslation();
  const service = Form.useWatch(['services', row, 'service'], Form.useFormInstance());
  const names = ServiceNameSchema.options.map((value) => ({ value, label: t(`places.service.${value}`) }));
  return (
    <>
      <div className={css.rows}>
        <Form.Item name={[row, 'service']} className={css.cell}>
          <Select options={names} aria-label={t('places.serviceName')} />
        </Form.Item>
        {service === 'other' && (
          <Form.Item name={[row, 'title']} className={css.cell}>
            <Input maxLength={40} placeholder={t('places.serviceTitle')} aria-label={t('places.serviceTitle')} />
          </Form.Item>
        )}
      </div>
      <Form.Item name={[row, 'responsible']} className={css.cell}>
        <Input maxLength={40} placeholder={t('places.responsible')} aria-label={t('places.responsible')} />
      </Form.Item>
      <Form.Item name={[row, 'phone']} className={css.cell}>
        <Input maxLength={60} placeholder={t('places.phone')} aria-label={t('places.phone')} />
      </Form.Item>
    </>
  );
}

/** "3+X": what can be done at a place and who is responsible; and what is to be read there. */
export function SiteServices() {
  const { t } = useTranslation();
  const fresh = { service: 'notary', title: '', responsible: '', phone: '' };
  return (
    <>
      <Section title={t('places.services')} note={t('places.servicesText')}>
        <RowList name="services" max={30} label={t('places.serviceName')} fresh={fresh}>
          {(row) => <Service row={row} />}
        </RowList>
      </Section>
      <Section title={t('places.notices')}>
        <RowList name="notices" max={20} label={t('places.notice')} fresh={{ text: '', until: '' }}>
          {(row) => (
            <>
              <Form.Item name={[row, 'text']} className={`${css.cell} ${css.wide}`}>
                <Input.TextArea
                  maxLength={300}
                  rows={2}
                  placeholder={t('places.notice')}
                  aria-label={t('places.notice')}
                />
              </Form.Item>
              <Form.Item name={[row, 'until']} className={css.cell}>
                <Input type="date" aria-label={t('places.until')} title={t('places.until')} />
              </Form.Item>
            </>
          )}
        </RowList>
      </Section>
    </>
  );
}
