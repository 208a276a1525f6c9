import { type CannedAnswer, type CannedAnswerText, cannedAnswerRoutes as routes } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../act/use-act.js';
import { useServices } from '../../api/services.js';
import { CANNED_ANSWERS } from '../../data/canned-answers.js';
import { useTell } from '../../ui/use-tell.js';

interface Wish {
  /** Null: a new one. */
  readonly answer: CannedAnswer | null;
  readonly text: CannedAnswerText;
}

/** Writes, retires and restores canned answers. A refused text is shown where it was written. */
export function useAnswerActs() {
  const { t } = useTranslation();
  const { http } = useServices();
  const tell = useTell();
  const refetches = [CANNED_ANSWERS];
  const write = useAct({
    refetches,
    onRefused: 'here',
    sameness: ({ answer, text }: Wish) => [answer?.id, answer?.revision, text],
    send: ({ answer, text }: Wish, requestId): Promise<CannedAnswer> => {
      const body = { requestId, ...text };
      if (answer === null) return http.send(routes.createCannedAnswer, { body });
      const { id, revision } = answer;
      return http.send(routes.editCannedAnswer, { params: { id }, body: { ...body, revision } });
    },
    onDone: (_, { answer }) => t(answer === null ? 'answers.done.create' : 'answers.done.edit'),
  });
  const restore = useAct({
    refetches,
    sameness: ({ id, revision }: CannedAnswer) => ['restore', id, revision],
    send: ({ id, revision }: CannedAnswer, requestId) =>
      http.send(routes.restoreCannedAnswer, { params: { id }, body: { requestId, revision } }),
    onDone: () => t('answers.done.restore'),
  });
  const retire = useAct({
    refetches,
    sameness: ({ id, revision }: CannedAnswer) => ['retire', id, revision],
    send: ({ id, revision }: CannedAnswer, requestId) =>
      http.send(routes.retireCannedAnswer, { params: { id }, body: { requestId, revision } }),
    onDone: (retired) => {
      const undo = { word: t('answers.undo'), act: () => restore.mutate(retired) };
      tell.done(t('answers.done.retire'), { key: `answer ${retired.id}`, undo });
      return null;
    },
  });
  return { write, retire };
}
