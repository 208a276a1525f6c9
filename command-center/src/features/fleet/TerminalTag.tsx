import type { Terminal } from '@falink/protocol';
import { Ban, LockKeyhole } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { TERMINAL_LOOK } from '../../model/status.js';
import { StatusTag } from '../../ui/StatusTag.js';

/** What a terminal is doing, or that it is out of service or locked: then it does nothing, and is not missed. */
export function TerminalTag({ terminal: { state, lockedAt, revokedAt } }: { terminal: Terminal }) {
  const { t } = useTranslation();
  if (revokedAt !== null) {
    return (
      <span className="tag t-slate">
        <Ban size={13} aria-hidden />
        {t('boxes.revokedTag')}
      </span>
    );
  }
  if (lockedAt === null) return <StatusTag look={TERMINAL_LOOK[state]}>{t(`common.terminal.${state}`)}</StatusTag>;
  return (
    <span className="tag t-coral">
      <LockKeyhole size={13} aria-hidden />
      {t('boxes.lockedTag')}
    </span>
  );
}
