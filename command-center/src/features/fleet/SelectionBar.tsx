import type { TerminalTarget } from '@falink/protocol';
import { Button } from 'antd';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import own from './fleet-list.module.css';

/** What is chosen, and what may be done with it: each act is given the target, and asks for what else it needs. */
export interface SelectionActProps {
  /** How many terminals the target holds as far as is known here; the answer of an act says how many there were. */
  readonly count: number;
  readonly target: TerminalTarget;
}

/** The bar of chosen terminals. `children`: its acts. */
export function SelectionBar(props: { count: number; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className={own.bar} aria-label={t('groups.selected', { count: props.count })}>
      <b role="status">{t('groups.selected', { count: props.count })}</b>
      {props.children}
      <span className="grow" />
      <Button type="text" icon={<X size={15} aria-hidden />} onClick={props.onClear}>
        {t('groups.clear')}
      </Button>
    </section>
  );
}
