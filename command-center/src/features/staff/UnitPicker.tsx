import { Select, type SelectProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitSearch } from '../../data/org-units.js';
import { ListEnd, loadNearEnd } from '../../ui/ListEnd.js';
import { useSettled } from '../../ui/use-settled.js';

export interface PickedUnit {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

/** Chooses a unit in scope; typing searches all of them. */
export function UnitPicker(
  props: Omit<SelectProps<string>, 'onChange'> & {
    /** Shown for the value that the list does not hold. */
    current?: { readonly id: string; readonly name: string };
    /** With the unit besides, undefined when it was cleared. */
    onChange?: (id: string | undefined, unit: PickedUnit | undefined) => void;
  },
) {
  const { current, onChange, ...select } = props;
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ReactNode>(null);
  const units = useUnitSearch(useSettled(words.trim()));
  return (
    <Select<string>
      placeholder={t('staff.pickUnit')}
      {...select}
      showSearch={{ filterOption: false, onSearch: (text) => setWords(text.slice(0, 60)) }}
      onChange={(id: string | undefined) =>
        onChange?.(
          id,
          units.items.find((unit) => unit.id === id),
        )
      }
      onSelect={(_, option) => setChosen(option.label)}
      labelRender={({ label, value }) => label ?? (value === current?.id ? current.name : chosen)}
      loading={units.isLoading}
      options={units.items.map(({ id, name, parentName }) => ({
        value: id,
        label: parentName ? `${parentName} · ${name}` : name,
      }))}
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
