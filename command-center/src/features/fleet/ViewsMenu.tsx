import {
  FleetColumnSchema,
  type FleetLook,
  may,
  type SavedView,
  type Staff,
  terminalGroupRoutes,
} from '@falink/protocol';
import { Button, Checkbox, Input, Popconfirm, Popover } from 'antd';
import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { SAVED_VIEWS, useSavedViews } from '../../data/groups.js';
import { BUILT_IN_VIEWS } from '../../model/fleet-look.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Refusal } from '../../ui/Refusal.js';
import { Trouble } from '../../ui/Trouble.js';
import { columnTitle } from './fleet-columns.js';
import own from './fleet-list.module.css';

interface ViewsProps {
  readonly look: FleetLook;
  readonly staff: Staff;
  readonly onChange: (look: FleetLook) => void;
}

const BUILT_IN = Object.keys(BUILT_IN_VIEWS) as (keyof typeof BUILT_IN_VIEWS)[];

/** Lists under a name: those that everybody has, and those that somebody saved; and which columns are shown. */
export function ViewsMenu(props: ViewsProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={isOpen}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Views
          {...props}
          onChange={(look) => {
            setOpen(false);
            props.onChange(look);
          }}
        />
      }
    >
      <Button icon={<Bookmark size={15} aria-hidden />}>{t('groups.views.button')}</Button>
    </Popover>
  );
}

function Views({ look, staff, onChange }: ViewsProps) {
  const { t } = useTranslation();
  const list = useSavedViews();
  return (
    <div className={own.panel}>
      <div className={own.choices}>
        <span className="s12 t3">{t('groups.views.builtIn')}</span>
        {BUILT_IN.map((name) => (
          <button key={name} type="button" className={own.choice} onClick={() => onChange(BUILT_IN_VIEWS[name])}>
            {t(`groups.views.${name}`)}
          </button>
        ))}
        <span className="s12 t3">{t('groups.views.saved')}</span>
        {list.error ? <Trouble error={list.error} onRetry={list.retry} /> : null}
        {list.isLoaded && list.items.length === 0 && <span className="s13 t3">{t('groups.views.none')}</span>}
        {list.items.map((view) => (
          <div key={view.id} className="row">
            <button type="button" className={`${own.choice} grow`} onClick={() => onChange(view.look)}>
              <span className="ell">{view.name}</span>
              {view.owner.id !== staff.id && (
                <span className="s12 t3 ell">{t('groups.views.byOwner', { name: view.owner.name })}</span>
              )}
            </button>
            {view.owner.id === staff.id && <DeleteView view={view} />}
          </div>
        ))}
        {list.hasMore && <ListEnd list={list} />}
      </div>
      <SaveView look={look} canShare={may(staff, 'views.share')} />
      <span className="s12 t3">{t('groups.views.columns')}</span>
      <Checkbox.Group
        aria-label={t('groups.views.columns')}
        value={look.columns}
        options={FleetColumnSchema.options.map((value) => ({ value, label: t(columnTitle(value)) }))}
        onChange={(columns) =>
          onChange({ ...look, columns: FleetColumnSchema.options.filter((column) => columns.includes(column)) })
        }
      />
    </div>
  );
}

function SaveView({ look, canShare }: { look: FleetLook; canShare: boolean }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useAct({
    send: (wish: { name: string; look: FleetLook; shared: boolean }, requestId) =>
      http.send(terminalGroupRoutes.saveView, { body: { requestId, ...wish } }),
    refetches: [SAVED_VIEWS],
    onDone: ({ name }) => {
      setName('');
      return t('groups.views.saveDone', { name });
    },
    onRefused: 'here',
  });
  const submit = (): void => {
    if (name.trim() !== '' && !save.isPending) save.mutate({ name: name.trim(), look, shared });
  };
  return (
    <div className={own.field}>
      <div className="row">
        <Input
          value={name}
          maxLength={40}
          aria-label={t('groups.views.name')}
          placeholder={t('groups.views.save')}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={submit}
        />
        <Button type="primary" disabled={name.trim() === ''} loading={save.isPending} onClick={submit}>
          {t('groups.tag.save')}
        </Button>
      </div>
      {canShare && (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t('groups.views.shared')}
        </Checkbox>
      )}
      <Refusal error={save.error} />
    </div>
  );
}

function DeleteView({ view }: { view: SavedView }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { id, name, revision } = view;
  const remove = useAct({
    send: (wish: { id: string; revision: number }, requestId) =>
      http.send(terminalGroupRoutes.deleteView, {
        params: { id: wish.id },
        body: { requestId, revision: wish.revision },
      }),
    refetches: [SAVED_VIEWS],
    onDone: () => t('groups.views.deleteDone', { name }),
  });
  return (
    <Popconfirm
      title={t('groups.views.deleteAsk', { name })}
      description={t('groups.views.deleteText')}
      okText={t('groups.manage.delete')}
      cancelText={t('common.cancel')}
      onConfirm={() => remove.mutate({ id, revision })}
    >
      <Button
        type="text"
        size="small"
        icon={<Trash2 size={14} aria-hidden />}
        aria-label={t('groups.views.delete', { name })}
      />
    </Popconfirm>
  );
}
