import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export function Card(props: {
  title?: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  className?: string;
  bare?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={clsx('card', props.className)}>
      {props.title !== undefined && (
        <header className="card-head">
          <h2>{props.title}</h2>
          {props.note !== undefined && <span className="s12 t3 ell">{props.note}</span>}
          <span className="grow" />
          {props.extra}
        </header>
      )}
      {props.bare ? props.children : <div className="card-body">{props.children}</div>}
    </section>
  );
}
