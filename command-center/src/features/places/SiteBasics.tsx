import { MAX_ENGLISH_NAME, type OrgUnit, SiteKindSchema } from '@falink/protocol';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './places.module.css';
import { Section } from './Section.js';
import { UnitPicker } from './UnitPicker.js';

/** What a place is called, what it is, and where. */
export function SiteBasics({ unit }: { unit: OrgUnit }) {
  const { t } = useTranslation();
  const kinds = SiteKindSchema.options.map((value) => ({ value, label: t(`places.kind.${value}`) }));
  return (
    <Section title={t('places.basics')}>
      <Form.Item name="name" label={t('places.name')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="nameEn" label={t('places.nameEn')}>
        <Input maxLength={MAX_ENGLISH_NAME} autoComplete="off" placeholder={t('places.nameEnText')} />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="kind" label={t('places.kindLabel')}>
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name="orgUnitId" label={t('places.unit')}>
          <UnitPicker current={unit} />
        </Form.Item>
      </div>
      <Form.Item name="address" label={t('places.address')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className={css.pair}>
        <Form.Item name="lng" label={t('places.lng')}>
          <Input inputMode="decimal" maxLength={20} autoComplete="off" placeholder="119.7421" />
        </Form.Item>
        <Form.Item name="lat" label={t('places.lat')}>
          <Input inputMode="decimal" maxLength={20} autoComplete="off" placeholder="49.2163" />
        </Form.Item>
      </div>
    </Section>
  );
}
