import type { Command } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { endedOf } from '../../model/commands.js';
import css from './commands.module.css';

/** How many of its terminals have their outcome. */
export function CommandBar({ command }: { command: Command }) {
  const { t } = useTranslation();
  const share = command.terminals === 0 ? 1 : endedOf(command) / command.terminals;
  return (
    <div
      className={css.bar}
      role="progressbar"
      aria-label={t('commands.progress')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
    >
      <i style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
