import { type CommandTarget, commandRoutes, isDangerous, type Staff } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Input, Modal, Select } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.js';
import { COMMANDS } from '../data/commands.js';
import { useRefetch } from '../data/live.js';
import { useRequestId } from '../data/use-request-id.js';
import { typesFor } from '../model/commands.js';
import { troubleText } from '../model/trouble.js';
import { useTell } from '../ui/use-tell.js';
import { OrderFields } from './OrderFields.js';
import { EMPTY_DRAFT, orderOf } from './order-draft.js';
import { ReachNote } from './ReachNote.js';

const TTLS_S = [60, 600, 3_600, 86_400, 604_800] as const;
const USUAL_TTL_S = 600;

/** Asks what a command needs, says whom it hits, and sends it once. A refusal stays in the dialog, in words. */
export function CommandForm(props: {
  /** Null: not chosen yet. */
  target: CommandTarget | null;
  /** Chooses the target, where it is not given. */
  chooser?: ReactNode;
  staff: Pick<Staff, 'roles'>;
  onClose: () => void;
}) {
  const { target, staff, onClose } = props;
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetch = useRefetch();
  const idOf = useRequestId();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [reason, setReason] = useState('');
  const [ttlS, setTtlS] = useState(USUAL_TTL_S);
  const order = orderOf(draft);
  const needsReason = draft.type !== null && isDangerous(draft.type);
  const isReady = order !== null && target !== null && (!needsReason || reason.trim() !== '');
  const send = useMutation({
    mutationFn: async () => {
      if (!order || !target) throw new Error('nothing to send');
      const wish = { ...order, target, ttlS, ...(needsReason && { reason: reason.trim() }) };
      return http.send(commandRoutes.createCommand, { body: { ...wish, requestId: idOf(wish) } });
    },
    onSuccess: ({ terminals }) => {
      refetch(COMMANDS);
      tell.done(t('commands.sent', { terminals }));
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('commands.title')}
      okText={t(needsReason ? 'commands.sendDangerous' : 'commands.send')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !isReady, loading: send.isPending, danger: needsReason }}
      onOk={() => send.mutate()}
      onCancel={onClose}
      width={540}
    >
      <div className="col" style={{ gap: 12 }}>
        {props.chooser}
        <Select
          aria-label={t('commands.type')}
          placeholder={t('commands.type')}
          value={draft.type}
          options={typesFor(staff).map((type) => ({ value: type, label: t(`commands.types.${type}`) }))}
          onChange={(type) => setDraft({ ...draft, type })}
        />
        {draft.type && <p className="s12 t3">{t(`commands.about.${draft.type}`)}</p>}
        <OrderFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
        {needsReason && (
          <Input
            value={reason}
            maxLength={200}
            aria-label={t('commands.reason')}
            placeholder={t('commands.reasonPlaceholder')}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
        <Select
          aria-label={t('commands.ttl')}
          value={ttlS}
          options={TTLS_S.map((value) => ({ value, label: t(`commands.ttls.${value}`) }))}
          onChange={setTtlS}
        />
        {target && <ReachNote target={target} type={draft.type} />}
        {send.error !== null && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {troubleText(send.error, i18n.language)}
          </div>
        )}
      </div>
    </Modal>
  );
}
