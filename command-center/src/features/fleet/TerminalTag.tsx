import type { Terminal } from '@falink/protocol';
import { LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TERMINAL_LOOK } from '../../model/status.js';
import { StatusTag } from '../../ui/StatusTag.js';

/** What a terminal is doing, or that it is locked: then it does nothing. */
export function TerminalTag({ terminal: { state, lockedAt } }: { terminal: Terminal }) {
  const { t } = useTranslation();
  if (lockedAt === null) return <StatusTag look={TERMINAL_LOOK[state]}>{t(`common.terminal.${state}`)}</StatusTag>;
  return (
    <span className="tag t-coral">
      <LockKeyhole size={13} aria-hidden />
      {t('boxes.lockedTag')}
    </span>
  );
}
