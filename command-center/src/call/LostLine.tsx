import { Button } from 'antd';
import { clsx } from 'clsx';
import { Unplug } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import css from './call.module.css';
import type { CallLine } from './call-line.js';
import { useDutyController, useLineSnapshot } from './DutyContext.js';

/** This window lost the media of a call that is still open: offers to rejoin. */
export function LostLine({ line }: { line: CallLine }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const { lost } = useLineSnapshot(line);
  if (lost === null || lost === 'replaced') return null;
  return (
    <div className={clsx('note n-coral', css.lostLine)} role="alert">
      <Unplug size={16} aria-hidden />
      <span className="grow">{t('desk.call.lost')}</span>
      <Button size="small" type="primary" onClick={() => void controller.rejoin(true)}>
        {t('desk.call.rejoin')}
      </Button>
    </div>
  );
}
