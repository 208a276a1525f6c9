import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGroups } from '../../data/groups.js';
import { loadNearEnd } from '../../ui/ListEnd.js';
import { useSettled } from '../../ui/use-settled.js';

/** A group, found by its name. `isByHand`: only those whose terminals are named one by one. */
export function GroupSelect(props: {
  value: string | undefined;
  isByHand: boolean;
  onChange: (id: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const list = useGroups(useSettled(text.trim()));
  const offered = list.items.filter(({ filter }) => !props.isByHand || filter === null);
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      aria-label={t('groups.group.pick')}
      placeholder={t('groups.group.pick')}
      loading={list.isLoading}
      onPopupScroll={loadNearEnd(list)}
      options={offered.map(({ id, name, orgUnit, filter }) => ({
        value: id,
        label: [name, orgUnit.name, ...(filter ? [t('groups.group.dynamic')] : [])].join(' · '),
      }))}
      value={props.value ?? null}
      onChange={(id: string | null | undefined) => props.onChange(id ?? undefined)}
    />
  );
}
