import { Button } from 'antd';
import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallLine } from './call-line.js';
import { useDutyController, useLineSnapshot } from './DutyContext.js';

/** The connection of a call was lost while the call goes on: offers to join it again. */
export function LostLine({ line }: { line: CallLine }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const { lost } = useLineSnapshot(line);
  if (lost === null || lost === 'replaced') return null;
  return (
    <div className="note n-coral lost-line" role="alert">
      <Unplug size={16} aria-hidden />
      <span className="grow">{t('desk.call.lost')}</span>
      <Button size="small" type="primary" onClick={() => void controller.rejoin(true)}>
        {t('desk.call.rejoin')}
      </Button>
    </div>
  );
}
