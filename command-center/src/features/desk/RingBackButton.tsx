import { Button } from 'antd';
import { Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RingTarget } from '../../model/ring-back.js';
import type { RingOffer } from './use-ring-back.js';

/** Rings a television back, once it is confirmed; there is none to ring for a call from a browser. */
export function RingBackButton({ offer, target }: { offer: RingOffer; target: RingTarget | null }) {
  const { t } = useTranslation();
  if (!target) return null;
  return (
    <Button
      size="small"
      icon={<Tv size={15} aria-hidden />}
      disabled={!offer.isReady}
      title={t(offer.isReady ? 'desk.ringBack.hint' : 'desk.ringBack.notNow')}
      aria-label={t('desk.ringBack.ofTerminal', { name: target.name })}
      onClick={() => offer.ask(target)}
    >
      {t('desk.ringBack.button')}
    </Button>
  );
}
