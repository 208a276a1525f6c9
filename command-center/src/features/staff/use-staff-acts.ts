import {
  type NewStaffLink,
  type StaffAccount,
  type StaffDetails,
  secondFactorRoutes,
  staffRoutes,
} from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { useServices } from '../../api/services.js';
import { useRefetch } from '../../data/live.js';
import { STAFF, STAFF_SESSIONS } from '../../data/staff.js';
import { useRequestId } from '../../data/use-request-id.js';

/** What an administrator asks for in a dialog. */
export type StaffAct = 'link' | 'lost' | 'totp' | 'disable' | 'enable';

/** Changes accounts. Whatever comes of it, what is shown is fetched again: others may have changed it. */
export function useStaffActs() {
  const { http } = useServices();
  const refetch = useRefetch();
  const requestId = useRequestId();
  const settled = { onSettled: () => refetch(STAFF, STAFF_SESSIONS) };
  const create = useMutation({
    mutationFn: (wish: { username: string; details: StaffDetails }): Promise<StaffAccount> =>
      http.send(staffRoutes.createStaff, { body: { requestId: requestId(wish), ...wish } }),
    ...settled,
  });
  const edit = useMutation({
    mutationFn: ({ account, details }: { account: StaffAccount; details: StaffDetails }): Promise<StaffAccount> => {
      const { id, revision } = account;
      const body = { requestId: requestId({ id, revision, details }), revision, details };
      return http.send(staffRoutes.editStaff, { params: { id }, body });
    },
    ...settled,
  });
  const act = useMutation({
    mutationFn: async ({ id, act }: { id: string; act: StaffAct }): Promise<NewStaffLink | null> => {
      const params = { id };
      if (act === 'disable') await http.send(staffRoutes.disableStaff, { params });
      else if (act === 'totp') await http.send(secondFactorRoutes.removeStaffTotp, { params });
      else if (act === 'enable') await http.send(staffRoutes.enableStaff, { params });
      else return http.send(staffRoutes.makeStaffLink, { params, body: { lost: act === 'lost' } });
      return null;
    },
    ...settled,
  });
  return { create, edit, act };
}
