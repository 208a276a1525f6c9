import { clockText } from '@falink/client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../api/services.js';
import { waitedMs } from '../model/overview.js';
import { callTopic } from '../ui/call-topic.js';
import { useDuty, useDutyController } from './DutyContext.js';

const LOOKED_AT = ['visibilitychange', 'focus', 'blur'] as const;

/**
 * A ringing call as a notification of the system while the window is not looked at. It names the matter, not the place:
 * others may see the screen.
 */
export function RingNotification() {
  const { t } = useTranslation();
  const { clock } = useServices();
  const controller = useDutyController();
  const { ringing, answering } = useDuty();
  const offer = answering ? null : (ringing?.offer ?? null);
  const offerId = offer?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one notification for an offer, whatever changes about it
  useEffect(() => {
    if (!offer) return;
    let close: (() => void) | null = null;
    const update = (): void => {
      const lookedAt = document.visibilityState === 'visible' && document.hasFocus();
      if (lookedAt) {
        close?.();
        close = null;
        return;
      }
      close ??= controller.notifications.show({
        title: t('desk.ring.tab', { what: callTopic(t, offer.call) }),
        body: t('desk.ring.notification', { waited: clockText(waitedMs(offer.call, clock.now())) }),
        tag: offer.id,
      });
    };
    update();
    for (const event of LOOKED_AT) window.addEventListener(event, update, true);
    return () => {
      for (const event of LOOKED_AT) window.removeEventListener(event, update, true);
      close?.();
    };
  }, [offerId, controller]);
  return null;
}
