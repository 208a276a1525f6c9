import type { ReactNode } from 'react';

/** A part of the form with its heading. */
export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="drawer-h">{title}</h2>
      {note !== undefined && (
        <p className="s12 t3" style={{ marginBottom: 8 }}>
          {note}
        </p>
      )}
      {children}
    </section>
  );
}
