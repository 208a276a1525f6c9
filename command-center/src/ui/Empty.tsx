import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** An empty state teaches: what would be here, and what to do. */
export function Empty({ icon: Glyph, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <Glyph size={28} strokeWidth={1.5} aria-hidden />
      <b>{title}</b>
      {children}
    </div>
  );
}
