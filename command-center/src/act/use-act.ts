import { useMutation } from '@tanstack/react-query';
import { useRefetch } from '../data/live.js';
import { useRequestId } from '../data/use-request-id.js';
import { useTell } from '../ui/use-tell.js';
import { useTrouble } from '../ui/use-trouble.js';

export interface ActOptions<Wish, Answer> {
  /** Sends it. A wish that is sent again has the same number, so that a lost answer can be asked for again (SPEC O2). */
  readonly send: (wish: Wish, requestId: string) => Promise<Answer>;
  /** What makes two wishes the same one; absent: all that they hold. */
  readonly sameness?: (wish: Wish) => unknown;
  /** Resources that are refetched, whatever came of it: others may have changed them. */
  readonly refetches: readonly string[];
  /** Returns the sentence that says what was done, if any is to be said. */
  readonly onDone?: (answer: Answer, wish: Wish) => string | null;
  /** `here`: the caller shows the error where the act was asked for. Absent: it is a message. */
  readonly onRefused?: 'here' | ((error: unknown, wish: Wish) => void);
}

/** What a person asks for: sends it, refetches what it changed, and says what came of it. */
export function useAct<Wish, Answer>(options: ActOptions<Wish, Answer>) {
  const tell = useTell();
  const refetch = useRefetch();
  const trouble = useTrouble();
  const requestId = useRequestId();
  const { send, sameness = (wish) => wish, refetches, onDone, onRefused = trouble } = options;
  return useMutation<Answer, unknown, Wish>({
    mutationFn: (wish) => send(wish, requestId(sameness(wish))),
    onSuccess: (answer, wish) => {
      const sentence = onDone?.(answer, wish) ?? null;
      if (sentence !== null) tell.done(sentence);
    },
    onError: (error, wish) => {
      if (onRefused !== 'here') onRefused(error, wish);
    },
    onSettled: () => refetch(...refetches),
  });
}
