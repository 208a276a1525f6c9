import {
  type Fleet,
  type FleetLook,
  SiteKindSchema,
  type TerminalFilter,
  TerminalKindSchema,
  TerminalStateSchema,
} from '@falink/protocol';
import { Button, Input, Popover, Select } from 'antd';
import { ListFilter, Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_LOOK, hiddenFilters, withoutGaps } from '../../model/fleet-look.js';
import { useSettled } from '../../ui/use-settled.js';
import css from './fleet.module.css';
import own from './fleet-list.module.css';
import { GroupSelect } from './GroupSelect.js';
import { TagSelect } from './TagSelect.js';

const DAYS = [1, 3, 7, 30, 90];

/** Words and filters of the list. What somebody chooses goes into the address. */
export function FleetFilters(props: {
  look: FleetLook;
  fleet: Fleet | undefined;
  onChange: (look: FleetLook) => void;
}) {
  const { look, fleet, onChange } = props;
  const { t } = useTranslation();
  const { filter } = look;
  const [text, setText] = useState(filter.q ?? '');
  const settled = useSettled(text.trim());
  const change = (part: Partial<TerminalFilter>): void =>
    onChange(withoutGaps({ ...look, filter: { ...filter, ...part } }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed is new
  useEffect(() => {
    if (settled !== (filter.q ?? '')) change({ q: settled || undefined });
  }, [settled]);
  // Somebody chose another view, or went back.
  useEffect(() => setText((now) => (now.trim() === (filter.q ?? '') ? now : (filter.q ?? ''))), [filter.q]);
  const some = <T,>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);
  const names = new Map(fleet?.units.map(({ path, name }) => [path, name]));
  const units = (fleet?.units ?? []).map(({ id, name, path }) => {
    const above = names.get(path.slice(0, path.lastIndexOf('.')));
    return { value: id, label: above === undefined ? name : `${above} · ${name}` };
  });
  const hidden = hiddenFilters(look);
  return (
    <div className="row">
      <Input
        className="grow"
        allowClear
        prefix={<Search size={16} className="t3" aria-hidden />}
        placeholder={t('fleet.search')}
        aria-label={t('fleet.search')}
        value={text}
        maxLength={60}
        onChange={(event) => setText(event.target.value)}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        className={css.fleetSelect}
        placeholder={t('fleet.unit')}
        aria-label={t('fleet.unit')}
        options={units}
        value={filter.unit ?? []}
        onChange={(next) => change({ unit: some(next) })}
      />
      <Select
        mode="multiple"
        maxTagCount={1}
        allowClear
        className={css.fleetSelect}
        placeholder={t('fleet.column.state')}
        aria-label={t('fleet.column.state')}
        options={TerminalStateSchema.options.map((value) => ({ value, label: t(`common.terminal.${value}`) }))}
        value={filter.state ?? []}
        onChange={(next) => change({ state: some(next) })}
      />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className={own.panel}>
            <Field label={t('groups.filter.group')}>
              <GroupSelect
                isByHand={false}
                value={look.group}
                onChange={(group) => onChange(withoutGaps({ ...look, group }))}
              />
            </Field>
            <Field label={t('groups.filter.tag')}>
              <TagSelect
                isFree={false}
                label={t('groups.filter.tag')}
                value={filter.tag ?? []}
                onChange={(next) => change({ tag: some(next) })}
              />
            </Field>
            <Field label={t('groups.filter.kind')}>
              <Select
                mode="multiple"
                aria-label={t('groups.filter.kind')}
                options={TerminalKindSchema.options.map((value) => ({ value, label: t(`common.kind.${value}`) }))}
                value={filter.kind ?? []}
                onChange={(next) => change({ kind: some(next) })}
              />
            </Field>
            <Field label={t('groups.filter.siteKind')}>
              <Select
                mode="multiple"
                aria-label={t('groups.filter.siteKind')}
                options={SiteKindSchema.options.map((value) => ({ value, label: t(`places.kind.${value}`) }))}
                value={filter.siteKind ?? []}
                onChange={(next) => change({ siteKind: some(next) })}
              />
            </Field>
            <Field label={t('groups.filter.version')}>
              <Select
                mode="tags"
                aria-label={t('groups.filter.version')}
                options={(fleet?.outdatedVersions ?? []).map((value) => ({ value, label: value }))}
                value={filter.version ?? []}
                onChange={(next) => change({ version: some(next) })}
              />
            </Field>
            <Field label={t('groups.filter.silent')}>
              <Select
                allowClear
                aria-label={t('groups.filter.silent')}
                options={DAYS.map((value) => ({ value, label: t('groups.filter.days', { count: value }) }))}
                value={filter.silentDays ?? null}
                onChange={(next: number | null | undefined) => change({ silentDays: next ?? undefined })}
              />
            </Field>
            <Button onClick={() => onChange({ ...DEFAULT_LOOK, sort: look.sort, columns: look.columns })}>
              {t('groups.filter.clear')}
            </Button>
          </div>
        }
      >
        <Button
          icon={<ListFilter size={15} aria-hidden />}
          type={hidden > 0 ? 'primary' : 'default'}
          ghost={hidden > 0}
        >
          {hidden > 0 ? t('groups.filter.moreCount', { count: hidden }) : t('groups.filter.more')}
        </Button>
      </Popover>
    </div>
  );
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={own.field}>
      <span className="s12 t3">{label}</span>
      {children}
    </div>
  );
}
