import { createContext, type ReactNode, use, useCallback, useState } from 'react';

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
  readonly sentence: string;
  readonly id: number;
}

/** Several may be said in one step; they stay until the reader has certainly taken them. */
const KEPT = 4;

const and = (before: readonly Said[], sentence: string): readonly Said[] => [
  ...before.slice(1 - KEPT),
  { sentence, id: (before.at(-1)?.id ?? 0) + 1 },
];

/** The one place of the console from which screen readers take what has changed. It is there before anything is said. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Record<Urgency, readonly Said[]>>({ polite: [], assertive: [] });
  const say = useCallback<Say>(
    (sentence, urgency = 'polite') => setSaid((before) => ({ ...before, [urgency]: and(before[urgency], sentence) })),
    [],
  );
  return (
    <Announcements value={say}>
      {children}
      {URGENCIES.map((urgency) => (
        <div key={urgency} className="said" aria-live={urgency} data-announcer>
          {said[urgency].map(({ sentence, id }) => (
            <span key={id}>{sentence}</span>
          ))}
        </div>
      ))}
    </Announcements>
  );
}
