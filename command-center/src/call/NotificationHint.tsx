import { Button } from 'antd';
import { BellPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDutyController, useNotifications } from './DutyContext.js';

/** Says what notifications are for before the browser asks; it asks only after the button. Nothing once that is decided. */
export function NotificationHint() {
  const { t } = useTranslation();
  const { notifications } = useDutyController();
  if (useNotifications() !== 'undecided') return null;
  return (
    <div className="note n-blue">
      <BellPlus size={16} aria-hidden />
      <span className="grow">{t('desk.device.notificationWhy')}</span>
      <Button size="small" onClick={() => notifications.ask()}>
        {t('desk.device.notificationOpen')}
      </Button>
    </div>
  );
}
