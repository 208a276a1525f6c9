import { type CannedAnswer, cannedAnswerRoutes } from '@falink/protocol';
import { useServices } from '../api/services.js';
import { useLive } from './live.js';

/** Changed by supervisors now and then: refetched when it is shown. */
export const CANNED_ANSWERS = 'canned-answers';

/** The canned answers in use, all of them: 200 at most. */
export function useCannedAnswers() {
  const { http } = useServices();
  return useLive<{ answers: CannedAnswer[] }>({
    key: [CANNED_ANSWERS],
    ask: (signal) => http.send(cannedAnswerRoutes.listCannedAnswers, { signal }),
  });
}
