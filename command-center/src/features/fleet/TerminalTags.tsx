import type { Terminal } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import own from './fleet-list.module.css';
import { TagAct } from './TagAct.js';

/** The words on one terminal, and the act that changes them for those who may. */
export function TerminalTags({ terminal, canManage }: { terminal: Terminal; canManage: boolean }) {
  const { t } = useTranslation();
  if (terminal.tags.length === 0 && !canManage) return null;
  return (
    <section className="row" aria-label={t('groups.column.tags')} style={{ flexWrap: 'wrap' }}>
      {terminal.tags.map((tag) => (
        <span key={tag} className={own.word}>
          {tag}
        </span>
      ))}
      {canManage && terminal.revokedAt === null && <TagAct count={1} target={{ terminals: [terminal.id] }} />}
    </section>
  );
}
