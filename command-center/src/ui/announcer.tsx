import { createContext, type ReactNode, use, useCallback, useState } from 'react';

/** `polite` waits until the screen reader has finished, `assertive` interrupts it. */
export type Urgency = 'polite' | 'assertive';

/** Says a sentence to people who do not see the page. The same sentence twice is said twice. */
export type Say = (sentence: string, urgency?: Urgency) => void;

const Announcements = createContext<Say>(() => undefined);

export function useSay(): Say {
  return use(Announcements);
}

const NOTHING = { sentence: '', count: 0 };

/** The one place of the console from which screen readers take what has changed. It is there before anything is said. */
export function Announcer({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ polite: NOTHING, assertive: NOTHING });
  const say = useCallback<Say>(
    (sentence, urgency = 'polite') =>
      setSaid((before) => ({ ...before, [urgency]: { sentence, count: before[urgency].count + 1 } })),
    [],
  );
  return (
    <Announcements value={say}>
      {children}
      <div className="said" aria-live="polite" data-announcer>
        <span key={said.polite.count}>{said.polite.sentence}</span>
      </div>
      <div className="said" aria-live="assertive" data-announcer>
        <span key={said.assertive.count}>{said.assertive.sentence}</span>
      </div>
    </Announcements>
  );
}
