import type { ReactNode } from 'react';
import type { StatusLook } from '../model/status.js';
import { Icon } from './icons.js';

/** Icon + word + colour. */
export function StatusTag({ look, children }: { look: StatusLook; children: ReactNode }) {
  return (
    <span className={`tag t-${look.family}`}>
      <Icon name={look.icon} size={13} />
      {children}
    </span>
  );
}
