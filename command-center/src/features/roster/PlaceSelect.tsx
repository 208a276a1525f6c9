import type { Shift } from '@falink/protocol';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../data/sites.js';
import { useSettled } from '../../ui/use-settled.js';

const REMOTE = '';

/** Where somebody sits: remote, or an open place that is found by its words. */
export function PlaceSelect(props: { id: string; site: Shift['site']; onChange: (site: Shift['site']) => void }) {
  const { id, site, onChange } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const { items, isLoading } = useSites({ q: useSettled(words.trim()) });
  const found = items.map(({ id: value, name }) => ({ id: value, name }));
  const places = site && !found.some((one) => one.id === site.id) ? [site, ...found] : found;
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      showSearch
      filterOption={false}
      loading={isLoading}
      value={site?.id ?? REMOTE}
      options={[
        { value: REMOTE, label: t('roster.remote') },
        ...places.map(({ id: value, name }) => ({ value, label: name })),
      ]}
      onSearch={setWords}
      onChange={(value) => onChange(places.find((one) => one.id === value) ?? null)}
    />
  );
}
