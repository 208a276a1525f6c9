import { clsx } from 'clsx';
import { ArrowRight, FileText, RotateCw, UserRoundCog } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TERMINAL_LOOK } from '../../model/status.js';
import { AREA_ICON } from '../../ui/area-icons.js';
import { Icon } from '../../ui/icons.js';
import css from './finder.module.css';
import type { FinderOption } from './options.js';

function Glyph({ option }: { option: FinderOption }): ReactNode {
  if (option.kind === 'terminal') return <Icon name={TERMINAL_LOOK[option.state].icon} size={16} />;
  if (option.kind === 'application') return <FileText size={16} aria-hidden />;
  if (option.kind === 'list') return <ArrowRight size={16} aria-hidden />;
  if (option.kind === 'retry') return <RotateCw size={16} aria-hidden />;
  const Area = option.icon === 'account' ? UserRoundCog : AREA_ICON[option.icon];
  return <Area size={16} strokeWidth={1.75} aria-hidden />;
}

/** One line of what was found. The focus stays in the field: the line is pointed at, or chosen with the mouse. */
export function Option(props: {
  option: FinderOption;
  domId: string;
  isActive: boolean;
  onActive: () => void;
  onChoose: () => void;
}) {
  const { option, isActive } = props;
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      ref={line}
      id={props.domId}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={clsx(css.option, isActive && css.active, option.kind === 'retry' && 'c-coral')}
      onMouseMove={isActive ? undefined : props.onActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onChoose}
    >
      <span className={option.kind === 'terminal' ? `c-${TERMINAL_LOOK[option.state].family}` : 't3'}>
        <Glyph option={option} />
      </span>
      <span className="ell">{option.name}</span>
      {'note' in option && <span className={clsx(css.note, 's12 t3 ell')}>{option.note}</span>}
      <span className="grow" />
      {option.kind === 'terminal' && <span className="s12 t2 nowrap">{t(`common.terminal.${option.state}`)}</span>}
      {option.kind === 'retry' && <span className="s12 nowrap">{t('common.retry')}</span>}
    </div>
  );
}
