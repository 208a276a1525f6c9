import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react';

/** `polite` waits until the screen reader has finished, `assertive` interrupts it. */
const URGENCIES = ['polite', 'assertive'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** Says a sentence to people who do not see the page. The same sentence twice is said twice. */
export type Say = (sentence: string, urgency?: Urgency) => void;

const Announcements = createContext<Say>(() => undefined);

export function useSay(): Say {
  return use(Announcements);
}

interface Said {
  readonly sentences: readonly string[];
  /** Of this step: what is said anew is another element, also when it is the same. */
  readonly step: number;
}
const NOTHING: Said = { sentences: [], step: 0 };

/** The one place of the console from which screen readers take what has changed. It is there before anything is said. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Record<Urgency, Said>>({ polite: NOTHING, assertive: NOTHING });
  const step = useRef({ count: 0, isOver: true });
  const say = useCallback<Say>((sentence, urgency = 'polite') => {
    if (step.current.isOver) {
      step.current = { count: step.current.count + 1, isOver: false };
      // What comes in one step is said together; the next step takes its place.
      queueMicrotask(() => {
        step.current.isOver = true;
      });
    }
    const { count } = step.current;
    setSaid((before) => {
      const { sentences, step: last } = before[urgency];
      return { ...before, [urgency]: { sentences: [...(last === count ? sentences : []), sentence], step: count } };
    });
  }, []);
  return (
    <Announcements value={say}>
      {children}
      {URGENCIES.map((urgency) => (
        <div key={urgency} className="said" aria-live={urgency} data-announcer>
          <span key={said[urgency].step}>{said[urgency].sentences.join(' ')}</span>
        </div>
      ))}
    </Announcements>
  );
}
