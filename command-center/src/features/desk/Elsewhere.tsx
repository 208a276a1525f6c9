import { Button } from 'antd';
import { MonitorUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDutyController } from '../../call/DutyContext.js';
import { Card } from '../../ui/Card.js';
import css from './desk.module.css';

/** My call runs, but not in this window: say so, and offer to bring it here. */
export function Elsewhere({ place }: { place: string }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const [busy, setBusy] = useState(false);
  return (
    <Card bare className={css.elsewhere}>
      <span className="status-badge t-blue">
        <MonitorUp size={22} strokeWidth={1.75} aria-hidden />
      </span>
      <div className="col grow">
        <h2 className="headline">{t('desk.elsewhere.title')}</h2>
        <p className="s13 t2">{t('desk.elsewhere.text', { place })}</p>
      </div>
      <Button
        type="primary"
        size="large"
        loading={busy}
        onClick={() => {
          setBusy(true);
          void controller.rejoin(true).finally(() => setBusy(false));
        }}
      >
        {t('desk.elsewhere.here')}
      </Button>
      <Button size="large" danger onClick={() => void controller.hangUp()}>
        {t('desk.hangUp')}
      </Button>
    </Card>
  );
}
