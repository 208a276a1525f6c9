import type { Category } from '@falink/protocol';
import { lazy, useEffect } from 'react';
import { useDuty } from '../call/DutyContext.js';
import { dutyView } from '../call/duty-state.js';
import { useDutySaid } from '../call/use-duty-said.js';
import { useMyCalls } from '../data/calls.js';
import { DeskPage } from '../features/desk/DeskPage.js';

const SeatPage = lazy(() => import('../features/intake/SeatPage.js').then((m) => ({ default: m.SeatPage })));

/** The page of somebody who takes calls: the seat while an intake call fills it, the desk otherwise. */
export function Desk(props: {
  title: string;
  skills: readonly Category[];
  /** Told when a call and its wrap-up begin and end; the same function at every render. */
  onInCall: (inCall: boolean) => void;
}) {
  const { onInCall } = props;
  const duty = useDuty();
  const view = dutyView(duty);
  useDutySaid();
  const busy = view === 'call' || view === 'wrap_up';
  useEffect(() => {
    onInCall(busy);
    return () => onInCall(false);
  }, [busy, onInCall]);
  // Kept up to date during an intake as well, so that the desk is current when it is shown again.
  const calls = useMyCalls();
  const call = busy ? duty.call : null;
  if (call?.kind === 'intake' && call.intakeId !== null) {
    return <SeatPage call={call} intakeId={call.intakeId} talking={view === 'call'} />;
  }
  return <DeskPage title={props.title} skills={props.skills} calls={calls} />;
}
