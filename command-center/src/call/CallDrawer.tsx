import { clockText } from '@falink/client';
import type { StaffCall } from '@falink/protocol';
import { Drawer, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../api/services.js';
import { useCallDetails } from '../data/calls.js';
import { talkMs, waitedMs } from '../model/overview.js';
import { troubleText } from '../model/trouble.js';
import { CallTimeline } from '../ui/CallTimeline.js';
import { callPlace } from '../ui/call-place.js';
import { dayTime } from '../ui/format.js';
import '../ui/drawer.css';
import { CallLines } from './CallLines.js';
import { CallNotes } from './CallNotes.js';

/** One call with its timeline; closed when there is no id. */
export function CallDrawer(props: {
  callId: string | null;
  dark?: boolean;
  /** The form of the call's record, for the person who completes it; without it the record is shown. The page stays usable beside. */
  record?: (call: StaffCall) => ReactNode;
  onClose: () => void;
}) {
  const { callId, record, onClose } = props;
  const { t, i18n } = useTranslation();
  const now = useNow();
  const query = useCallDetails(callId);
  const call = query.data?.call;
  return (
    <Drawer
      open={callId !== null}
      onClose={onClose}
      size={480}
      mask={record === undefined}
      {...(props.dark && { rootClassName: 'dark-surface' })}
      title={call ? callPlace(t, call).title : t('common.call.title')}
    >
      {query.isError && <div className="note n-coral">{troubleText(query.error, i18n.language)}</div>}
      {query.isLoading && <Skeleton active title={false} />}
      {query.data && call && (
        <div className="col" style={{ gap: 18 }}>
          <dl className="desc">
            <dt>{t('common.call.kind')}</dt>
            <dd>{t(`common.callKind.${call.kind}`)}</dd>
            {!record && (
              <>
                <dt>{t('common.call.category')}</dt>
                <dd>{t(`common.category.${call.category}`)}</dd>
              </>
            )}
            <dt>{t('common.call.state')}</dt>
            <dd>
              {t(`common.callState.${call.state}`)}
              {call.endReason && <span className="t3"> · {t(`common.endReason.${call.endReason}`)}</span>}
            </dd>
            <dt>{t('common.call.agent')}</dt>
            <dd>{call.agent?.displayName ?? t('common.none')}</dd>
            <dt>{t('common.call.queuedAt')}</dt>
            <dd>{dayTime(call.queuedAt, now, i18n.language)}</dd>
            <dt>{t('common.call.wait')}</dt>
            <dd>{clockText(waitedMs(call, now))}</dd>
            <dt>{t('common.call.talk')}</dt>
            <dd>{clockText(talkMs(call, now))}</dd>
            {!record && call.outcome && (
              <>
                <dt>{t('common.call.outcome')}</dt>
                <dd>{t(`common.outcome.${call.outcome}`)}</dd>
              </>
            )}
          </dl>
          {record ? (
            <section>
              <h2 className="drawer-h">{t('common.call.notes')}</h2>
              {record(call)}
            </section>
          ) : (
            <CallNotes key={call.id} call={call} />
          )}
          {call.answeredAt !== null && (
            <section>
              <h2 className="drawer-h">{t('quality.lines')}</h2>
              <CallLines callId={call.id} isOpen={call.endedAt === null} />
            </section>
          )}
          <section>
            <h2 className="drawer-h">{t('common.call.timeline')}</h2>
            <CallTimeline entries={query.data.timeline} />
          </section>
        </div>
      )}
    </Drawer>
  );
}
