import { MAX_TAGS } from '@falink/protocol';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTags } from '../../data/groups.js';
import { loadNearEnd } from '../../ui/ListEnd.js';
import { useSettled } from '../../ui/use-settled.js';

/** Tags: those that are in use, and others that somebody types, unless only those in use make sense. */
export function TagSelect(props: {
  label: string;
  value: readonly string[];
  isFree: boolean;
  onChange: (tags: string[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const list = useTags(useSettled(text.trim()), isOpen);
  return (
    <Select
      mode={props.isFree ? 'tags' : 'multiple'}
      className="grow"
      maxCount={MAX_TAGS}
      tokenSeparators={[',', '，']}
      aria-label={props.label}
      placeholder={props.isFree ? t('groups.tag.hint') : props.label}
      filterOption={false}
      loading={list.isLoading}
      onOpenChange={setOpen}
      onSearch={setText}
      onPopupScroll={loadNearEnd(list)}
      options={list.items.map(({ tag, terminals }) => ({
        value: tag,
        label: `${tag} · ${t('groups.manage.uses', { count: terminals })}`,
      }))}
      optionLabelProp="value"
      value={[...props.value]}
      onChange={(tags: string[]) => {
        setText('');
        props.onChange(tags.map((tag) => tag.slice(0, 32)));
      }}
    />
  );
}
