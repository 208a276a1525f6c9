import { type Command, commandRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Modal, Skeleton } from 'antd';
import { CircleX, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, useServices } from '../../api/services.js';
import { COMMANDS, useCommand } from '../../data/commands.js';
import { useRefetch } from '../../data/live.js';
import { useRequestId } from '../../data/use-request-id.js';
import { repeatable } from '../../model/commands.js';
import { dayTime } from '../../ui/format.js';
import { Trouble } from '../../ui/Trouble.js';
import { useTell } from '../../ui/use-tell.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { CommandBar } from './CommandBar.js';
import { CommandRows } from './CommandRows.js';
import { CountTags } from './CountTags.js';
import { orderText } from './order-text.js';

/** Takes back what is not acknowledged; sends again what failed. */
function Acts({ command, onRepeated }: { command: Command; onRepeated: (id: string) => void }) {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const idOf = useRequestId();
  const [asking, setAsking] = useState(false);
  const params = { id: command.id };
  const cancel = useMutation({
    mutationFn: () => http.send(commandRoutes.cancelCommand, { params }),
    onSuccess: () => {
      setAsking(false);
      refetch(COMMANDS);
    },
    onError: trouble,
  });
  const repeat = useMutation({
    mutationFn: () => http.send(commandRoutes.repeatCommand, { params, body: { requestId: idOf(params) } }),
    onSuccess: ({ id, terminals }) => {
      refetch(COMMANDS);
      tell.done(t('commands.sent', { terminals }));
      onRepeated(id);
    },
    onError: trouble,
  });
  const isOpen = command.endedAt === null && command.cancelledAt === null;
  return (
    <span className="row">
      {repeatable(command) > 0 && (
        <Button icon={<RotateCcw size={15} aria-hidden />} loading={repeat.isPending} onClick={() => repeat.mutate()}>
          {t('commands.repeat', { terminals: repeatable(command) })}
        </Button>
      )}
      {isOpen && (
        <Button danger icon={<CircleX size={15} aria-hidden />} onClick={() => setAsking(true)}>
          {t('commands.cancel')}
        </Button>
      )}
      <Modal
        open={asking}
        title={t('commands.cancelAsk')}
        okText={t('commands.cancel')}
        cancelText={t('common.cancel')}
        okButtonProps={{ danger: true, loading: cancel.isPending }}
        onOk={() => cancel.mutate()}
        onCancel={() => setAsking(false)}
        width={480}
      >
        <p>{t('commands.cancelText')}</p>
      </Modal>
    </span>
  );
}

/** One command, live: how far it is, and each of its terminals. */
export function CommandDrawer(props: { id: string | null; canAct: boolean; onShow: (id: string | null) => void }) {
  const { t, i18n } = useTranslation();
  const now = useNow(30_000);
  const { data: command, error, refetch } = useCommand(props.id ?? undefined);
  const asked = command && [
    command.createdBy.name,
    dayTime(command.createdAt, now, i18n.language),
    command.reason && t('commands.because', { reason: command.reason }),
    command.endedAt === null && t('commands.until', { at: dayTime(command.expiresAt, now, i18n.language) }),
  ];
  return (
    <Drawer
      open={props.id !== null}
      size={560}
      mask={false}
      onClose={() => props.onShow(null)}
      title={command ? t(`commands.types.${command.order.type}`) : ''}
      extra={command && props.canAct && <Acts key={command.id} command={command} onRepeated={props.onShow} />}
    >
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!command && !error && <Skeleton active title={false} />}
      {command && asked && (
        <div className="col" style={{ gap: 12 }}>
          <p>{orderText(command.order, t)}</p>
          <p className="s12 t3">{asked.filter(Boolean).join(' · ')}</p>
          <CommandBar command={command} />
          <CountTags command={command} />
          <CommandRows key={command.id} command={command} />
        </div>
      )}
    </Drawer>
  );
}
