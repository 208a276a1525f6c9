import { Button } from 'antd';
import { RotateCcw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { isRingOpen, RING_LOOK } from '../../model/ring-back.js';
import { Card } from '../../ui/Card.js';
import { Icon } from '../../ui/icons.js';
import css from './desk.module.css';
import { RingBackDialog } from './RingBackDialog.js';
import type { RingBack } from './use-ring-back.js';

/** The television that rings for this desk, and what came of it. */
export function RingBackCard({ ringBack }: { ringBack: RingBack }) {
  const { t } = useTranslation();
  const { asked, ring } = ringBack;
  return (
    <>
      {asked && <RingBackDialog ringBack={ringBack} target={asked} />}
      {ring && (
        <Card bare className={css.ringBack}>
          <span className={`status-badge t-${RING_LOOK[ring.stage].family}`}>
            <Icon name={RING_LOOK[ring.stage].icon} size={22} />
          </span>
          <div className="col grow" role="status">
            <h2 className="headline">{t(`desk.ringBack.stage.${ring.stage}.title`)}</h2>
            <p className="s13 t2">
              {ring.target.siteName} · {ring.target.name} · {t(`desk.ringBack.stage.${ring.stage}.text`)}
            </p>
          </div>
          {isRingOpen(ring.stage) ? (
            <Button size="large" loading={ringBack.isCancelling} onClick={ringBack.cancel}>
              {t('desk.ringBack.cancel')}
            </Button>
          ) : (
            ring.stage !== 'answered' && (
              <>
                <Button
                  size="large"
                  icon={<RotateCcw size={16} aria-hidden />}
                  disabled={!ringBack.isReady}
                  onClick={() => ringBack.ask(ring.target)}
                >
                  {t('desk.ringBack.again')}
                </Button>
                <Button
                  size="large"
                  type="text"
                  icon={<X size={16} aria-hidden />}
                  aria-label={t('common.close')}
                  onClick={ringBack.clear}
                />
              </>
            )
          )}
        </Card>
      )}
    </>
  );
}
