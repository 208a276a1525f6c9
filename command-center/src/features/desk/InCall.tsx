import { clockText } from '@falink/client';
import type { Offer, StaffCall } from '@falink/protocol';
import { clsx } from 'clsx';
import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallControls } from '../../call/CallControls.js';
import { CallVideo } from '../../call/CallVideo.js';
import type { CallLine } from '../../call/call-line.js';
import { WrapUpBar } from '../../call/WrapUpBar.js';
import { Card } from '../../ui/Card.js';
import css from './desk.module.css';
import { EarlierCalls } from './EarlierCalls.js';
import { NotesPanel } from './NotesPanel.js';
import { SummaryForm } from './SummaryForm.js';

function CallFacts({ call }: { call: StaffCall }) {
  const { t } = useTranslation();
  return (
    <Card title={t('desk.call.facts')}>
      <dl className="desc">
        <dt>{t('desk.ring.place')}</dt>
        <dd>{call.terminal.siteName}</dd>
        <dt>{t('desk.call.unit')}</dt>
        <dd>{call.terminal.orgUnitName}</dd>
        <dt>{t('desk.ring.terminal')}</dt>
        <dd>{call.terminal.name}</dd>
        <dt>{t('desk.ring.waited')}</dt>
        <dd>{clockText(call.waitMs)}</dd>
      </dl>
    </Card>
  );
}

function PastCalls({ history }: { history: Offer['history'] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('desk.call.past')} note={t('desk.call.pastNote')}>
      {history.length === 0 ? <p className="s13 t3">{t('desk.call.noPast')}</p> : <EarlierCalls calls={history} />}
    </Card>
  );
}

/** A consultation and its wrap-up: the picture while it lasts, the record beside it throughout. */
export function InCall(props: {
  call: StaffCall;
  line: CallLine | null;
  history: Offer['history'];
  /** The way back to this television, while wrapping up. */
  ringBack: ReactNode;
  /** What else is worth seeing while wrapping up. */
  afterCall: ReactNode;
}) {
  const { call, line, history } = props;
  const { t } = useTranslation();
  return (
    <div className={css.incall}>
      <div className={css.incallLeft}>
        {line ? (
          <>
            <CallVideo line={line} name={`${call.terminal.siteName} · ${call.terminal.name}`} />
            <CallControls line={line} />
          </>
        ) : (
          <Card bare>
            <WrapUpBar />
          </Card>
        )}
        {!line && props.ringBack}
        <div className={line ? css.incallBelow : clsx(css.incallBelow, css.short)}>
          <CallFacts call={call} />
          <PastCalls history={history} />
        </div>
        {!line && props.afterCall}
      </div>
      <Card className={css.incallNotes} title={t('desk.notes.title')}>
        <NotesPanel key={call.id} call={call} rows={7} />
        <SummaryForm key={`summary ${call.id}`} callId={call.id} />
        {line && (
          <p className={clsx(css.notesFoot, 's12 t3')}>
            <Timer size={14} aria-hidden />
            {t('desk.notes.wrapUp')}
          </p>
        )}
      </Card>
    </div>
  );
}
