import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSay } from './announcer.js';

/** Words beside what they are about, said as well when they come or change: people who do not see the page hear of them. */
export function Note(props: {
  tone: 'blue' | 'jade' | 'gold' | 'coral';
  icon?: LucideIcon;
  className?: string | undefined;
  /** What can be done about it; not said. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const { tone, icon: Glyph, className, action, children } = props;
  const say = useSay();
  const words = useRef<HTMLDivElement>(null);
  const said = useRef('');
  useEffect(() => {
    // A sentence of each paragraph, line or item.
    const { current } = words;
    const parts = current && current.childElementCount > 0 ? [...current.children] : [current];
    const now = parts.map((part) => part?.textContent?.trim() ?? '').join(' ');
    if (now === said.current) return;
    said.current = now;
    say(now);
  });
  return (
    <div className={clsx('note', `n-${tone}`, className)}>
      {Glyph && <Glyph size={16} aria-hidden />}
      <div className="grow" ref={words}>
        {children}
      </div>
      {action}
    </div>
  );
}
