import { type Staff, type TagUse, type TerminalGroup, terminalGroupRoutes } from '@falink/protocol';
import { App, Button, Input, Modal, Popconfirm, Skeleton, Tabs } from 'antd';
import { Settings2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { GROUPS, TAGS, useGroups, useTags } from '../../data/groups.js';
import type { PagedList } from '../../data/pages.js';
import { codeOf } from '../../model/trouble.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import { useTrouble } from '../../ui/use-trouble.js';
import own from './fleet-list.module.css';

/** Renames, merges and deletes what the lists are found again by. */
export function ManageGroups(props: { staff: Staff; onShow: (what: { group: string } | { tag: string }) => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const show = (what: { group: string } | { tag: string }): void => {
    setOpen(false);
    props.onShow(what);
  };
  return (
    <>
      <Button icon={<Settings2 size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('groups.manage.button')}
      </Button>
      <Modal
        open={isOpen}
        title={t('groups.manage.button')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        width={640}
      >
        <Tabs
          items={[
            {
              key: 'groups',
              label: t('groups.manage.groups'),
              children: <Groups staff={props.staff} onShow={(group) => show({ group })} />,
            },
            { key: 'tags', label: t('groups.manage.tags'), children: <Tags onShow={(tag) => show({ tag })} /> },
          ]}
        />
      </Modal>
    </>
  );
}

function Listed<T>({ list, empty, children }: { list: PagedList<T>; empty: string; children: (one: T) => ReactNode }) {
  if (list.error) return <Trouble error={list.error} onRetry={list.retry} />;
  if (list.isLoading) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (list.items.length === 0) return <p className="t3">{empty}</p>;
  return (
    <div className={own.choices}>
      {list.items.map(children)}
      <ListEnd list={list} />
    </div>
  );
}

/** A name that is changed where it stands. */
function Renamed(props: { name: string; onRename: ((name: string) => void) | null; children: ReactNode }) {
  const { t } = useTranslation();
  const [text, setText] = useState<string | null>(null);
  const { name, onRename } = props;
  const submit = (): void => {
    const next = text?.trim() ?? '';
    setText(null);
    if (next !== '' && next !== name) onRename?.(next);
  };
  return (
    <div className={own.managed}>
      {text === null ? (
        <span className="grow ell">{props.children}</span>
      ) : (
        <Input
          autoFocus
          className="grow"
          value={text}
          maxLength={40}
          aria-label={t('groups.manage.rename')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={submit}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setText(null);
          }}
        />
      )}
      {onRename && (
        <Button size="small" onClick={() => (text === null ? setText(name) : submit())}>
          {t(text === null ? 'groups.manage.rename' : 'groups.tag.save')}
        </Button>
      )}
    </div>
  );
}

function Groups({ staff, onShow }: { staff: Staff; onShow: (id: string) => void }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const list = useGroups();
  const rename = useAct({
    send: ({ group: { id, revision, filter }, name }: { group: TerminalGroup; name: string }, requestId) =>
      http.send(terminalGroupRoutes.editTerminalGroup, { params: { id }, body: { requestId, revision, name, filter } }),
    sameness: ({ group: { id, revision, filter }, name }) => ({ id, revision, filter, name }),
    refetches: [GROUPS],
    onDone: ({ name }) => t('groups.manage.renamed', { name }),
  });
  const remove = useAct({
    send: ({ id, revision }: TerminalGroup, requestId) =>
      http.send(terminalGroupRoutes.deleteTerminalGroup, { params: { id }, body: { requestId, revision } }),
    sameness: ({ id, revision }) => ({ id, revision }),
    refetches: [GROUPS],
    onDone: (_, { name }) => t('groups.manage.deleted', { name }),
  });
  return (
    <Listed list={list} empty={t('groups.manage.noGroups')}>
      {(group) => {
        const isMine = `${group.orgUnit.path}.`.startsWith(`${staff.orgUnit.path}.`);
        return (
          <div key={group.id} className="row">
            <div className="grow">
              <Renamed name={group.name} onRename={isMine ? (name) => rename.mutate({ group, name }) : null}>
                {group.name}{' '}
                <span className="s12 t3">
                  {[group.orgUnit.name, ...(group.filter ? [t('groups.group.dynamic')] : [])].join(' · ')}
                </span>
              </Renamed>
            </div>
            <Button size="small" onClick={() => onShow(group.id)}>
              {t('groups.manage.show')}
            </Button>
            {isMine && (
              <Popconfirm
                title={t('groups.manage.deleteAsk', { name: group.name })}
                description={t('groups.manage.deleteText')}
                okText={t('groups.manage.delete')}
                cancelText={t('common.cancel')}
                onConfirm={() => remove.mutate(group)}
              >
                <Button size="small" danger>
                  {t('groups.manage.delete')}
                </Button>
              </Popconfirm>
            )}
          </div>
        );
      }}
    </Listed>
  );
}

function Tags({ onShow }: { onShow: (tag: string) => void }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { modal } = App.useApp();
  const trouble = useTrouble();
  const list = useTags();
  const rename = useAct({
    send: (wish: { from: string; to: string; merge: boolean }, requestId) =>
      http.send(terminalGroupRoutes.renameTag, { body: { requestId, ...wish } }),
    refetches: [TAGS],
    onDone: (_, { to }) => t('groups.manage.renamed', { name: to }),
    onRefused: (error, { from, to }) => {
      if (codeOf(error) !== 'tag.in_use') return trouble(error);
      modal.confirm({
        title: t('groups.manage.mergeAsk', { name: to }),
        okText: t('groups.manage.merge'),
        cancelText: t('common.cancel'),
        onOk: () => rename.mutate({ from, to, merge: true }),
      });
    },
  });
  return (
    <Listed list={list} empty={t('groups.manage.noTags')}>
      {({ tag, terminals }: TagUse) => (
        <div key={tag} className="row">
          <div className="grow">
            <Renamed name={tag} onRename={(to) => rename.mutate({ from: tag, to, merge: false })}>
              {tag} <span className="s12 t3">{t('groups.manage.uses', { count: terminals })}</span>
            </Renamed>
          </div>
          <Button size="small" onClick={() => onShow(tag)}>
            {t('groups.manage.show')}
          </Button>
        </div>
      )}
    </Listed>
  );
}
