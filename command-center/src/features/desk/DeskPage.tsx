import type { Category, StaffCall } from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { Unplug } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../../model/place.js';
import { Card } from '../../ui/Card.js';
import { Page } from '../../ui/Page.js';
import { AgentPill } from './AgentPill.js';
import { Callbacks } from './Callbacks.js';
import { CallControls } from './CallControls.js';
import { CallVideo } from './CallVideo.js';
import type { CallLine } from './call-line.js';
import { useCallLine, useDuty, useDutyController, useLineSnapshot } from './DutyContext.js';
import { dutyView } from './duty-state.js';
import { Elsewhere } from './Elsewhere.js';
import { InCall } from './InCall.js';
import { RecentCalls } from './RecentCalls.js';
import { RingingCard } from './RingingCard.js';
import { StatusCard } from './StatusCard.js';
import { TodayCard } from './TodayCard.js';
import { useMyCalls } from './use-my-calls.js';
import { WrapUpBar } from './WrapUp.js';
import './desk.css';

/** The media of a call that ended by itself while the call goes on: one thing to do. */
function LostLine({ line }: { line: CallLine }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const { lost } = useLineSnapshot(line);
  if (lost === null || lost === 'replaced') return null;
  return (
    <div className="note n-coral lost-line" role="alert">
      <Unplug size={16} aria-hidden />
      <span className="grow">{t('desk.call.lost')}</span>
      <Button size="small" type="primary" onClick={() => void controller.rejoin(true)}>
        {t('desk.call.rejoin')}
      </Button>
    </div>
  );
}

/** What the seat puts its form beside: everything of the call that belongs to the desk. */
export interface CallParts {
  readonly call: StaffCall;
  /** Null in wrap-up: the call is over, the record is not. */
  readonly video: ReactNode;
  readonly wrapUp: ReactNode;
}

/** The desk of somebody who takes calls. `renderIntake` draws an intake call, whose form lives in another area. */
export function DeskPage(props: {
  title: string;
  skills: readonly Category[];
  onInCall: (inCall: boolean) => void;
  renderIntake?: (intakeId: string, parts: CallParts) => ReactNode;
}) {
  const { t } = useTranslation();
  const duty = useDuty();
  const line = useCallLine();
  const view = dutyView(duty);
  const busy = view === 'call' || view === 'wrap_up';
  const { onInCall, renderIntake } = props;
  useEffect(() => {
    onInCall(busy);
    return () => onInCall(false);
  }, [busy, onInCall]);
  const mine = useMyCalls();
  const known = mine.isLoading ? undefined : mine.items;
  const tools = <AgentPill />;
  const { call } = duty;

  if (busy && call) {
    const place = placeOf(call.terminal);
    const intake = call.kind === 'intake' && call.intakeId !== null ? call.intakeId : null;
    return (
      <Page
        title={t(intake ? 'desk.call.intakeTitle' : view === 'call' ? 'desk.call.title' : 'desk.wrap.page')}
        note={place}
        tools={tools}
        className="desk"
      >
        {line && view === 'call' && <LostLine line={line} />}
        {intake && renderIntake ? (
          renderIntake(intake, {
            call,
            video: line && view === 'call' && (
              <>
                <CallVideo line={line} name={call.terminal.siteName} compact />
                <CallControls line={line} compact />
              </>
            ),
            wrapUp: view === 'wrap_up' && (
              <Card bare>
                <WrapUpBar compact />
              </Card>
            ),
          })
        ) : (
          <InCall
            call={call}
            line={view === 'call' ? line : null}
            history={duty.history}
            afterCall={
              <>
                <TodayCard calls={known} />
                <RecentCalls list={mine} />
              </>
            }
          />
        )}
      </Page>
    );
  }

  return (
    <Page title={props.title} tools={tools} className="desk">
      <div className="desk-grid measure">
        <div className="desk-left">
          {view === 'loading' && (
            <Card className="status-card">
              <Skeleton active avatar paragraph={{ rows: 4 }} />
            </Card>
          )}
          {(view === 'off' || view === 'away' || view === 'idle') && <StatusCard view={view} skills={props.skills} />}
          {view === 'ringing' && duty.ringing && (
            <RingingCard ringing={duty.ringing} answering={duty.answering !== null} key={duty.ringing.offer.id} />
          )}
          {view === 'elsewhere' && call && <Elsewhere place={call.terminal.siteName} />}
          <div className={view === 'ringing' ? 'desk-rest dim' : 'desk-rest'}>
            <TodayCard calls={known} />
            <RecentCalls list={mine} />
          </div>
        </div>
        <div className={view === 'ringing' ? 'desk-right dim' : 'desk-right'}>
          <Callbacks />
        </div>
      </div>
    </Page>
  );
}
