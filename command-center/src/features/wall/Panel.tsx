import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './wall.module.css';

export function Panel(props: {
  icon: LucideIcon;
  title: string;
  extra?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const Glyph = props.icon;
  return (
    <section className={clsx(css.wPanel, props.className)}>
      <h2>
        <Glyph strokeWidth={1.75} aria-hidden />
        {props.title}
        <em>{props.extra}</em>
      </h2>
      {props.children}
    </section>
  );
}
