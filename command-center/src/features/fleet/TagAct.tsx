import { terminalGroupRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { TAGS } from '../../data/groups.js';
import { useRefetch } from '../../data/live.js';
import { useRequestId } from '../../data/use-request-id.js';
import { Refusal } from '../../ui/Refusal.js';
import own from './fleet-list.module.css';
import type { SelectionActProps } from './SelectionBar.js';
import { TagSelect } from './TagSelect.js';

/** Puts tags on the chosen terminals and takes others off: on all of them, or on none. */
export function TagAct({ count, target }: SelectionActProps) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { message } = App.useApp();
  const refetch = useRefetch();
  const requestId = useRequestId();
  const [isOpen, setOpen] = useState(false);
  const [add, setAdd] = useState<readonly string[]>([]);
  const [remove, setRemove] = useState<readonly string[]>([]);
  const save = useMutation({
    mutationFn: () => {
      const wish = { target, add: [...add], remove: [...remove] };
      return http.send(terminalGroupRoutes.tagTerminals, { body: { requestId: requestId(wish), ...wish } });
    },
    onSuccess: ({ terminals }) => {
      setOpen(false);
      refetch(TAGS);
      void message.success(t('groups.tag.done', { terminals }));
    },
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
        onOk={() => save.mutate()}
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
