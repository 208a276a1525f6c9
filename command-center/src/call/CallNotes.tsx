import { may, type StaffCall } from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { Eye, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/services.js';
import { useCallNotes } from '../data/calls.js';
import { Trouble } from '../ui/Trouble.js';

/** What was noted of a call: at once for its agent, on request for a supervisor, because that is recorded. */
export function CallNotes({ call }: { call: StaffCall }) {
  const { t } = useTranslation();
  const session = useSession();
  const staff = session.kind === 'signed_in' ? session.staff : null;
  const [wanted, setWanted] = useState<number | null>(null);
  const mine = staff !== null && call.agent?.id === staff.id;
  const version = mine ? call.notesVersion : wanted;
  const query = useCallNotes(version === null || !call.hasNotes ? null : call.id, version ?? 0);
  if (!call.hasNotes) return null;
  const mayRead = mine || (staff !== null && may(staff, 'notes.read'));
  return (
    <section>
      <h2 className="drawer-h">{t('common.call.notes')}</h2>
      {!mayRead && (
        <p className="t3 s13">
          <Lock size={13} aria-hidden /> {t('common.call.notesPrivate')}
        </p>
      )}
      {query.isLoading && <Skeleton active title={false} />}
      {query.error && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <p className="drawer-notes">{query.data.notes}</p>}
      {mayRead && !mine && wanted !== call.notesVersion && (
        <Button
          size="small"
          icon={<Eye size={15} aria-hidden />}
          title={t('common.call.notesHint')}
          onClick={() => setWanted(call.notesVersion)}
        >
          {t(wanted === null ? 'common.call.notesShow' : 'common.call.notesAgain')}
        </Button>
      )}
    </section>
  );
}
