import type { UnitLevel } from '@falink/protocol';
import { Select, type SelectProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitSearch } from '../../data/org-units.js';
import { ListEnd, loadNearEnd } from '../../ui/ListEnd.js';
import { useSettled } from '../../ui/use-settled.js';

/** Chooses a unit, of however many there are: typing searches all of them. */
export function UnitPicker(
  props: SelectProps<string> & {
    level?: UnitLevel;
    /** Not offered. */
    except?: string | null;
    /** Shown for the value that the list does not hold. */
    current?: { readonly id: string; readonly name: string };
  },
) {
  const { level, except = null, current, ...select } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReactNode>(null);
  const units = useUnitSearch(useSettled(words.trim()), level);
  return (
    <Select
      {...select}
      showSearch={{ filterOption: false, onSearch: (text) => setWords(text.slice(0, 60)) }}
      onSelect={(_, option) => setChosen(option.label)}
      labelRender={({ label, value }) => label ?? (value === current?.id ? current.name : chosen)}
      loading={units.isLoading}
      placeholder={t('places.pickUnit')}
      options={units.items
        .filter(({ id }) => id !== except)
        .map(({ id, name, parentName }) => ({ value: id, label: parentName ? `${parentName} · ${name}` : name }))}
      onPopupScroll={loadNearEnd(units)}
      popupRender={(menu) => (
        <>
          {menu}
          <ListEnd list={units} follows={false} />
        </>
      )}
    />
  );
}
