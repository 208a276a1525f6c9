import { type Category, may, type StaffCall } from '@falink/protocol';
import { Skeleton } from 'antd';
import { clsx } from 'clsx';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/services.js';
import { AgentPill } from '../../call/AgentPill.js';
import { CallTerminalButton } from '../../call/CallTerminalButton.js';
import { useCallLine, useDuty } from '../../call/DutyContext.js';
import { targetOf } from '../../call/desk-call.js';
import { dutyView } from '../../call/duty-state.js';
import { GuestLinkButton } from '../../call/GuestLinkButton.js';
import { LostLine } from '../../call/LostLine.js';
import type { PagedList } from '../../data/pages.js';
import { Card } from '../../ui/Card.js';
import { callPlace } from '../../ui/call-place.js';
import { Page } from '../../ui/Page.js';
import { Callbacks } from './Callbacks.js';
import { CallingCard, UnansweredCard } from './CallingCard.js';
import { DutyCard } from './DutyCard.js';
import css from './desk.module.css';
import own from './desk-page.module.css';
import { Elsewhere } from './Elsewhere.js';
import { InCall } from './InCall.js';
import { RecentCalls } from './RecentCalls.js';
import { RingingCard } from './RingingCard.js';
import { StatusCard } from './StatusCard.js';
import { TodayCard } from './TodayCard.js';

/** The desk of somebody who takes calls: before, during and after a consultation. */
export function DeskPage(props: { title: string; skills: readonly Category[]; calls: PagedList<StaffCall> }) {
  const { t } = useTranslation();
  const duty = useDuty();
  const line = useCallLine();
  const [open, setOpen] = useState<string | null>(null);
  const view = dutyView(duty);
  // A call that begins takes the whole desk: what was open before is not in the way after it.
  useEffect(() => {
    if (view === 'call') setOpen(null);
  }, [view]);
  const mine = props.calls;
  const known = mine.isLoading ? undefined : mine.items;
  const tools = <AgentPill />;
  const { call } = duty;
  const session = useSession();
  if ((view === 'call' || view === 'wrap_up') && call) {
    const target = targetOf(call);
    return (
      <Page
        title={t(view === 'call' ? 'desk.call.title' : 'desk.wrap.page')}
        note={callPlace(t, call).line}
        tools={tools}
        className="desk"
      >
        {line && view === 'call' && <LostLine line={line} />}
        <InCall
          call={call}
          line={view === 'call' ? line : null}
          history={duty.history}
          again={
            target && (
              <div className="row">
                <span className="s13 t2">{t('desk.calling.dropped')}</span>
                <CallTerminalButton target={target} />
              </div>
            )
          }
          afterCall={
            <>
              <TodayCard calls={known} onOpen={setOpen} />
              <RecentCalls list={mine} open={open} onOpen={setOpen} />
            </>
          }
        />
      </Page>
    );
  }

  return (
    <Page
      title={props.title}
      tools={
        <>
          {session.kind === 'signed_in' && may(session.staff, 'guests.invite') && <GuestLinkButton />}
          {tools}
        </>
      }
      className="desk"
    >
      <div className={own.grid}>
        <div className={own.left}>
          {view === 'loading' && (
            <Card className={css.statusCard}>
              <Skeleton active title={false} avatar paragraph={{ rows: 4 }} />
            </Card>
          )}
          {(view === 'off' || view === 'away' || view === 'idle') && <StatusCard view={view} skills={props.skills} />}
          {view === 'ringing' && duty.ringing && (
            <RingingCard ringing={duty.ringing} answering={duty.answering !== null} key={duty.ringing.offer.id} />
          )}
          {view === 'calling' && call && <CallingCard call={call} />}
          {duty.unanswered && <UnansweredCard key={duty.unanswered.id} call={duty.unanswered} />}
          {view === 'elsewhere' && call && <Elsewhere place={callPlace(t, call).site} />}
          <div className={clsx(view === 'ringing' && own.dim)}>
            <TodayCard calls={known} onOpen={setOpen} />
          </div>
        </div>
        <div className={clsx(own.recent, view === 'ringing' && own.dim)}>
          <RecentCalls list={mine} open={open} onOpen={setOpen} />
        </div>
        <div className={clsx(own.right, view === 'ringing' && own.dim)}>
          <DutyCard />
          <Callbacks />
        </div>
      </div>
    </Page>
  );
}
