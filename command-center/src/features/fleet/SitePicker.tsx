import type { Site } from '@falink/protocol';
import { Select, type SelectProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../data/sites.js';
import { ListEnd, loadNearEnd } from '../../ui/ListEnd.js';
import { useSettled } from '../../ui/use-settled.js';

const textOf = (site: Site): string => `${site.orgUnit.name} · ${site.name}`;

/** Chooses a site, of however many there are: typing searches all of them. A form item gives the rest. */
export function SitePicker({
  current,
  ...props
}: SelectProps<string> & { /** Shown for the value that the list does not hold. */ current?: Site }) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  /** Stays readable when the list no longer holds it. */
  const [chosen, setChosen] = useState<ReactNode>(null);
  const sites = useSites({ q: useSettled(words.trim()) });
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: (text) => setWords(text.slice(0, 60)) }}
      onSelect={(_, option) => setChosen(option.label)}
      labelRender={({ label, value }) => label ?? (value === current?.id ? textOf(current) : chosen)}
      loading={sites.isLoading}
      placeholder={t('fleet.pairing.sitePick')}
      options={sites.items.map((site) => ({ value: site.id, label: textOf(site) }))}
      onPopupScroll={loadNearEnd(sites)}
      popupRender={(menu) => (
        <>
          {menu}
          <ListEnd list={sites} follows={false} />
        </>
      )}
    />
  );
}
