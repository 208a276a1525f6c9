import { guestRoutes, type NewGuestLink, type NewGuestReport } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useAct } from '../act/use-act.js';
import { useServices } from '../api/services.js';
import { GUESTS } from '../data/guests.js';

/** What staff do about people who come by a browser. */
export function useGuestActs() {
  const { t } = useTranslation();
  const { http } = useServices();
  const make = useAct({
    send: (link: Omit<NewGuestLink, 'requestId'>, requestId) =>
      http.send(guestRoutes.makeGuestLink, { body: { ...link, requestId } }),
    refetches: [GUESTS],
    onRefused: 'here',
  });
  const withdraw = useAct({
    send: ({ id }: { readonly id: string }) => http.send(guestRoutes.withdrawGuestLink, { params: { id } }),
    refetches: [GUESTS],
    onDone: () => t('guests.link.withdrawn'),
  });
  const report = useAct({
    send: ({ callId, ...body }: NewGuestReport & { readonly callId: string }) =>
      http.send(guestRoutes.reportGuest, { params: { id: callId }, body }),
    refetches: [GUESTS],
    onDone: () => t('guests.report.done'),
    onRefused: 'here',
  });
  const unblock = useAct({
    send: ({ id }: { readonly id: string }) => http.send(guestRoutes.unblockGuest, { params: { id } }),
    refetches: [GUESTS],
    onDone: () => t('guests.report.unblocked'),
  });
  return { make, withdraw, report, unblock };
}
