import { shanghaiDay } from '@falink/client';
import { MAX_NOTICE_TEXT, MAX_NOTICE_TITLE, MAX_NOTICES, ServiceNameSchema } from '@falink/protocol';
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

/** A notice: what it says, and from when until when televisions show it. */
function Notice({ row }: { row: number }) {
  const { t } = useTranslation();
  const date = (name: 'from' | 'until') => (
    <Form.Item name={[row, name]} label={t(`places.${name}`)} className={css.cell}>
      <Input type="date" />
    </Form.Item>
  );
  return (
    <div className={css.whole}>
      <Form.Item name={[row, 'title']} className={`${css.cell} ${css.wide}`}>
        <Input
          maxLength={MAX_NOTICE_TITLE}
          placeholder={t('places.noticeTitle')}
          aria-label={t('places.noticeTitle')}
          autoComplete="off"
        />
      </Form.Item>
      <Form.Item name={[row, 'text']} className={`${css.cell} ${css.wide}`}>
        <Input.TextArea
          maxLength={MAX_NOTICE_TEXT}
          rows={3}
          showCount
          placeholder={t('places.noticeText')}
          aria-label={t('places.noticeText')}
        />
      </Form.Item>
      {date('from')}
      {date('until')}
    </div>
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
      <Section title={t('places.notices')} note={t('places.noticesText')}>
        <RowList
          name="notices"
          max={MAX_NOTICES}
          label={t('places.notice')}
          fresh={{ title: '', text: '', from: shanghaiDay(Date.now()), until: '' }}
        >
          {(row) => <Notice row={row} />}
        </RowList>
      </Section>
    </>
  );
}
