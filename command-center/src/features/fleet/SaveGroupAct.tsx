import {
  type Fleet,
  type Staff,
  type TerminalFilter,
  type TerminalTarget,
  terminalGroupRoutes,
} from '@falink/protocol';
import { Button, Input, Modal, Radio, Select } from 'antd';
import { FolderPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { GROUPS } from '../../data/groups.js';
import { Refusal } from '../../ui/Refusal.js';
import own from './fleet-list.module.css';
import { GroupSelect } from './GroupSelect.js';
import type { SelectionActProps } from './SelectionBar.js';

type Way = 'live' | 'fixed' | 'into';

type NewGroup = { readonly orgUnitId: string; readonly name: string } & (
  | { readonly filter: TerminalFilter }
  | { readonly members: TerminalTarget }
);
/** A new group, or one that is there with more in it. */
type Wish =
  | { readonly into: null; readonly body: NewGroup }
  | { readonly into: string; readonly body: { readonly members: TerminalTarget } };

/** Keeps the chosen terminals as a group: as they are, by their filter, or within a group that is there. */
export function SaveGroupAct(props: SelectionActProps & { staff: Staff; units: Fleet['units'] }) {
  const { count, target, staff, units } = props;
  const { t } = useTranslation();
  const { http } = useServices();
  const [isOpen, setOpen] = useState(false);
  // A filter inside a group would have to follow two things: its terminals are kept as they are.
  const canLive = 'filter' in target && !target.group;
  const [way, setWay] = useState<Way>('fixed');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState(staff.orgUnit.id);
  const [into, setInto] = useState<string | undefined>();
  const save = useAct({
    send: ({ into, body }: Wish, requestId) =>
      into === null
        ? http.send(terminalGroupRoutes.createTerminalGroup, { body: { requestId, ...body } })
        : http.send(terminalGroupRoutes.addToTerminalGroup, { params: { id: into }, body: { requestId, ...body } }),
    refetches: [GROUPS],
    onDone: ({ group: { name }, terminals }, { into }) => {
      setOpen(false);
      return t(into === null ? 'groups.group.done' : 'groups.group.added', { name, terminals });
    },
    onRefused: 'here',
  });
  const submit = (): void => {
    if (way === 'into') {
      if (into !== undefined) save.mutate({ into, body: { members: target } });
      return;
    }
    const named = { orgUnitId: unit, name: name.trim() };
    const isLive = way === 'live' && 'filter' in target;
    save.mutate({ into: null, body: isLive ? { ...named, filter: target.filter } : { ...named, members: target } });
  };
  const open = (): void => {
    setWay(canLive ? 'live' : 'fixed');
    setName('');
    setInto(undefined);
    save.reset();
    setOpen(true);
  };
  const others = units.filter(({ id }) => id !== staff.orgUnit.id).map(({ id, name: label }) => ({ value: id, label }));
  const ways: Way[] = [...(canLive ? (['live'] as const) : []), 'fixed', 'into'];
  const isReady = way === 'into' ? into !== undefined : name.trim() !== '';
  return (
    <>
      <Button icon={<FolderPlus size={15} aria-hidden />} onClick={open}>
        {t('groups.group.button')}
      </Button>
      <Modal
        open={isOpen}
        title={t('groups.group.title', { count })}
        okText={t('groups.group.save')}
        cancelText={t('common.cancel')}
        okButtonProps={{ disabled: !isReady, loading: save.isPending }}
        onOk={submit}
        onCancel={() => setOpen(false)}
        width={520}
      >
        <div className="col" style={{ gap: 12 }}>
          <Radio.Group
            vertical
            value={way}
            onChange={(event) => setWay(event.target.value as Way)}
            options={ways.map((value) => ({ value, label: t(`groups.group.${value}`) }))}
          />
          {way === 'into' ? (
            <GroupSelect isByHand value={into} onChange={setInto} />
          ) : (
            <>
              <Input
                autoFocus
                value={name}
                maxLength={40}
                aria-label={t('groups.group.name')}
                placeholder={t('groups.group.name')}
                onChange={(event) => setName(event.target.value)}
                onPressEnter={() => isReady && !save.isPending && submit()}
              />
              <div className={own.field}>
                <span className="s13 t2">{t('groups.group.unit')}</span>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={t('groups.group.unit')}
                  options={[{ value: staff.orgUnit.id, label: staff.orgUnit.name }, ...others]}
                  value={unit}
                  onChange={setUnit}
                />
              </div>
            </>
          )}
          <Refusal error={save.error} />
        </div>
      </Modal>
    </>
  );
}
