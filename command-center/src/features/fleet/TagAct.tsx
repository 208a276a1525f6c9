import { type TerminalTarget, terminalGroupRoutes } from '@falink/protocol';
import { Button, Modal } from 'antd';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { TAGS } from '../../data/groups.js';
import { Refusal } from '../../ui/Refusal.js';
import own from './fleet-list.module.css';
import type { SelectionActProps } from './SelectionBar.js';
import { TagSelect } from './TagSelect.js';

/** Puts tags on the chosen terminals and takes others off: on all of them, or on none. */
export function TagAct({ count, target }: SelectionActProps) {
  const { t } = useTranslation();
  const { http } = useServices();
  const [isOpen, setOpen] = useState(false);
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const save = useAct({
    send: (wish: { target: TerminalTarget; add: string[]; remove: string[] }, requestId) =>
      http.send(terminalGroupRoutes.tagTerminals, { body: { requestId, ...wish } }),
    refetches: [TAGS],
    onDone: ({ terminals }) => {
      setOpen(false);
      return t('groups.tag.done', { terminals });
    },
    onRefused: 'here',
  });
  const open = (): void => {
    setAdd([]);
    setRemove([]);
    save.reset();
    setOpen(true);
  };
  return (
    <>
      <Button icon={<Tag size={15} aria-hidden />} onClick={open}>
        {t('groups.tag.button')}
      </Button>
      <Modal
        open={isOpen}
        title={t('groups.tag.title', { count })}
        okText={t('groups.tag.save')}
        cancelText={t('common.cancel')}
        okButtonProps={{ disabled: add.length + remove.length === 0, loading: save.isPending }}
        onOk={() => save.mutate({ target, add: [...add], remove: [...remove] })}
        onCancel={() => setOpen(false)}
        width={520}
      >
        <div className="col" style={{ gap: 12 }}>
          <div className={own.field}>
            <span className="s13 t2">{t('groups.tag.add')}</span>
            <TagSelect isFree label={t('groups.tag.add')} value={add} onChange={setAdd} />
          </div>
          <div className={own.field}>
            <span className="s13 t2">{t('groups.tag.remove')}</span>
            <TagSelect isFree={false} label={t('groups.tag.remove')} value={remove} onChange={setRemove} />
          </div>
          <Refusal error={save.error} />
        </div>
      </Modal>
    </>
  );
}
