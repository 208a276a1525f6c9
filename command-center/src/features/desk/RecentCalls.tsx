import { clockText } from '@falink/client';
import { may, type StaffCall } from '@falink/protocol';
import { clsx } from 'clsx';
import { NotebookPen, PhoneIncoming } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow, useSession } from '../../api/services.js';
import { CallDrawer } from '../../call/CallDrawer.js';
import { CallTerminalButton } from '../../call/CallTerminalButton.js';
import { targetOf } from '../../call/desk-call.js';
import type { PagedList } from '../../data/pages.js';
import { talkMs } from '../../model/overview.js';
import { OUTCOME_FAMILY } from '../../model/status.js';
import { lacksOutcome } from '../../model/today.js';
import { Card } from '../../ui/Card.js';
import { callPlace } from '../../ui/call-place.js';
import { callTopic } from '../../ui/call-topic.js';
import { Empty } from '../../ui/Empty.js';
import { dayTime } from '../../ui/format.js';
import { ListEnd } from '../../ui/ListEnd.js';
import { Trouble } from '../../ui/Trouble.js';
import css from './desk.module.css';
import { NotesPanel } from './NotesPanel.js';

function CallFrom({ call }: { call: StaffCall }) {
  const { t } = useTranslation();
  const { site, device, unit } = callPlace(t, call);
  return (
    <>
      {site}
      <span className="t3"> · {device ?? unit}</span>
    </>
  );
}

/** My answered calls that are over, newest first. Each opens with the form of its record, which stays open to its agent. */
export function RecentCalls(props: {
  list: PagedList<StaffCall>;
  /** The call that is open. */
  open: string | null;
  onOpen: (callId: string | null) => void;
}) {
  const { list, open, onOpen } = props;
  const { t, i18n } = useTranslation();
  const now = useNow(10_000);
  const session = useSession();
  const mayCall = session.kind === 'signed_in' && may(session.staff, 'calls.call_terminal');
  const at = (call: StaffCall): string => dayTime(call.answeredAt ?? call.queuedAt, now, i18n.language);
  const ended = list.items.filter((c) => c.answeredAt !== null && c.endedAt !== null);
  return (
    <Card title={t('desk.recent.title')} note={t('desk.recent.mine')} bare className={css.recent}>
      {list.error ? (
        <Trouble error={list.error} onRetry={list.retry} />
      ) : ended.length === 0 && !list.hasMore ? (
        <Empty icon={PhoneIncoming} title={t(list.isLoading ? 'common.loading' : 'desk.recent.empty')}>
          {!list.isLoading && <span>{t('desk.recent.emptyText')}</span>}
        </Empty>
      ) : (
        <div className={css.recentScroll}>
          <table className="plain-table">
            <thead>
              <tr>
                <th>{t('desk.recent.time')}</th>
                <th>{t('desk.recent.from')}</th>
                <th>{t('desk.recent.category')}</th>
                <th>{t('desk.recent.duration')}</th>
                <th>{t('desk.recent.outcome')}</th>
                {mayCall && <th>{t('desk.calling.column')}</th>}
              </tr>
            </thead>
            <tbody>
              {ended.map((call) => (
                <tr key={call.id}>
                  <td>
                    <button type="button" className="text-button" onClick={() => onOpen(call.id)}>
                      {at(call)}
                    </button>
                  </td>
                  <td>
                    <CallFrom call={call} />
                  </td>
                  <td>{callTopic(t, call)}</td>
                  <td>{clockText(talkMs(call, now))}</td>
                  <td>
                    {call.outcome ? (
                      <span className={`tag t-${OUTCOME_FAMILY[call.outcome]}`}>
                        {t(`common.outcome.${call.outcome}`)}
                      </span>
                    ) : lacksOutcome(call) ? (
                      <button
                        type="button"
                        className={clsx('tag t-gold', css.complete)}
                        aria-label={t('desk.recent.completeOf', { time: at(call) })}
                        onClick={() => onOpen(call.id)}
                      >
                        <NotebookPen size={13} aria-hidden />
                        {t('desk.recent.complete')}
                      </button>
                    ) : (
                      <span className="t3">{t('common.none')}</span>
                    )}
                  </td>
                  {mayCall && (
                    <td>
                      <CallTerminalButton target={targetOf(call)} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          <ListEnd list={{ ...list, items: ended }} />
        </div>
      )}
      <CallDrawer
        callId={open}
        record={(call) => (
          // The list has what other windows saved since the drawer opened.
          <NotesPanel key={call.id} call={list.items.find(({ id }) => id === call.id) ?? call} rows={7} />
        )}
        onClose={() => onOpen(null)}
      />
    </Card>
  );
}
