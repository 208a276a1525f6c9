import type { Staff } from '@falink/protocol';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useSession } from '../api/services.js';
import { useIsRinging } from '../call/DutyContext.js';
import type { DutyController } from '../call/duty-controller.js';

const Finder = lazy(() => import('../features/finder/Finder.js').then((m) => ({ default: m.Finder })));

/** A dialog that is open keeps the keys. */
function isInDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/**
 * The finder, by Ctrl K, Cmd K or `open`. While a call rings it stays shut, and an arriving call closes it: nothing hides
 * the way to answer.
 */
export function useFinder(
  staff: Staff,
  controller: DutyController | null,
): { readonly open: () => void; readonly finder: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  const isRinging = useIsRinging(controller);
  const isAway = useSession().kind !== 'signed_in';
  const isBarred = isRinging || isAway;
  useEffect(() => {
    if (isBarred) setOpen(false);
  }, [isBarred]);
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyK' || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      // Browsers lead these keys to their own search.
      event.preventDefault();
      if (!event.repeat && !isBarred && !isInDialog()) setOpen(true);
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [isBarred]);
  const close = useCallback(() => setOpen(false), []);
  const open = useCallback(() => setOpen(true), []);
  return {
    open,
    finder: isOpen && !isBarred && (
      <Suspense>
        <Finder staff={staff} onClose={close} />
      </Suspense>
    ),
  };
}
