import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../ui/announcer.js';
import { callPlace } from '../ui/call-place.js';
import { callTopic } from '../ui/call-topic.js';
import { useDuty } from './DutyContext.js';
import { type DutyView, dutyView } from './duty-state.js';

/** Whether nothing has the focus: what had it is gone. */
function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
}

/**
 * Says every change of the duty to people who do not see it, and leads the focus to the next step where it was lost:
 * `data-next-step` names the views for which an element is the one. Somebody who types keeps the caret.
 */
export function useDutySaid(): void {
  const { t } = useTranslation();
  const say = useSay();
  const duty = useDuty();
  const view = dutyView(duty);
  const { notice } = duty;
  const before = useRef<DutyView>(view);
  const latest = useRef(duty);
  latest.current = duty;
  useEffect(() => {
    const last = before.current;
    before.current = view;
    if (last === view) return;
    const offer = latest.current.ringing?.offer;
    if (view === 'ringing' && offer) {
      const place = callPlace(t, offer.call).site;
      say(t('desk.say.ringing', { what: callTopic(t, offer.call), place }), 'assertive');
    }
    // The page that opens is read by its title.
    if (last === 'loading' || view === 'loading' || view === 'ringing') return;
    say(t(`desk.say.${view}`));
    if (isFocusLost()) document.querySelector<HTMLElement>(`[data-next-step~="${view}"]`)?.focus();
  }, [view, say, t]);
  useEffect(() => {
    if (notice !== null) say(t(`desk.notice.${notice}`), notice === 'missed' ? 'assertive' : 'polite');
  }, [notice, say, t]);
}
