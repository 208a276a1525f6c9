import type { NewStaffLink, StaffAccount } from '@falink/protocol';
import { Modal } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../../model/trouble.js';
import { Hit } from './Hit.js';
import { type StaffAct, useStaffActs } from './use-staff-acts.js';

/** Says exactly what an act does to somebody at this moment, and does it. A refusal stays in the dialog, in words. */
export function ActDialog(props: {
  account: StaffAccount;
  asked: Exclude<StaffAct, 'enable'>;
  onClose: () => void;
  onDone: (link: NewStaffLink | null) => void;
}) {
  const { account, asked } = props;
  const { t, i18n } = useTranslation();
  const { act } = useStaffActs();
  return (
    <Modal
      open
      title={t(`staff.ask.${asked}`, { name: account.displayName })}
      okText={t(`staff.act.${asked}`)}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: asked !== 'link', loading: act.isPending }}
      onOk={() => act.mutate({ id: account.id, act: asked }, { onSuccess: props.onDone })}
      onCancel={props.onClose}
      width={520}
    >
      <div className="col" style={{ gap: 12 }}>
        <p>{t(`staff.will.${asked}`)}</p>
        {(asked === 'lost' || asked === 'disable') && <Hit id={account.id} />}
        {act.error !== null && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {troubleText(act.error, i18n.language)}
          </div>
        )}
      </div>
    </Modal>
  );
}
