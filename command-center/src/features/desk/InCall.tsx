import { clockText } from '@falink/client';
import type { Offer, StaffCall } from '@falink/protocol';
import { clsx } from 'clsx';
import { BookText, Calculator, type LucideIcon, Timer } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallControls } from '../../call/CallControls.js';
import { RecentLines } from '../../call/CallLines.js';
import { CallVideo } from '../../call/CallVideo.js';
import type { CallLine } from '../../call/call-line.js';
import { ReportGuest } from '../../call/ReportGuest.js';
import { WrapUpBar } from '../../call/WrapUpBar.js';
import { Card } from '../../ui/Card.js';
import { callPlace } from '../../ui/call-place.js';
import { useKeys } from '../../ui/use-keys.js';
import { Beside, type BesideTab } from './beside/Beside.js';
import css from './desk.module.css';
import { EarlierCalls } from './EarlierCalls.js';
import { NotesPanel } from './NotesPanel.js';
import { SummaryForm } from './SummaryForm.js';
import type { Inserter } from './use-insert.js';

function CallFacts({ call, lasts }: { call: StaffCall; lasts: boolean }) {
  const { t } = useTranslation();
  const place = callPlace(t, call);
  return (
    <Card title={t('desk.call.facts')}>
      <dl className="desc">
        <dt>{t('desk.ring.place')}</dt>
        <dd>{place.device === null ? place.unit : place.site}</dd>
        <dt>{t('desk.call.unit')}</dt>
        <dd>{place.unit}</dd>
        <dt>{t('desk.ring.terminal')}</dt>
        <dd>{place.device ?? place.site}</dd>
        <dt>{t('desk.ring.waited')}</dt>
        <dd>{clockText(call.waitMs)}</dd>
      </dl>
      {lasts && <RecentLines callId={call.id} />}
    </Card>
  );
}

function PastCalls({ history, isGuest }: { history: Offer['history']; isGuest: boolean }) {
  const { t } = useTranslation();
  return (
    <Card title={t('desk.call.past')} note={t(isGuest ? 'desk.call.pastNoteBrowser' : 'desk.call.pastNote')}>
      {history.length === 0 ? (
        <p className="s13 t3">{t(isGuest ? 'desk.call.noPastBrowser' : 'desk.call.noPast')}</p>
      ) : (
        <EarlierCalls calls={history} />
      )}
    </Card>
  );
}

function BesideButton(props: { glyph: LucideIcon; name: string; shortcut: string; isOn: boolean; onTurn: () => void }) {
  const { glyph: Glyph, name } = props;
  return (
    <button
      type="button"
      className="icon-button"
      aria-pressed={props.isOn}
      aria-keyshortcuts={`Alt+${props.shortcut}`}
      title={`Alt ${props.shortcut}`}
      onClick={props.onTurn}
    >
      <Glyph size={16} strokeWidth={1.75} aria-hidden />
      {name}
    </button>
  );
}

/** A consultation and its wrap-up: the picture while it lasts, the record beside it throughout. */
export function InCall(props: {
  call: StaffCall;
  line: CallLine | null;
  history: Offer['history'];
  /** The way back to this television, while wrapping up. */
  again: ReactNode;
  /** What else is worth seeing while wrapping up. */
  afterCall: ReactNode;
}) {
  const { call, line, history } = props;
  const { t } = useTranslation();
  const [tab, setTab] = useState<BesideTab | null>(null);
  const inserter: Inserter = useRef(null);
  const turn = (to: BesideTab): void => setTab((now) => (now === to ? null : to));
  useKeys({ 'Alt+a': () => turn('answers'), 'Alt+c': () => turn('calculators') });
  return (
    <div className={tab ? clsx(css.incall, css.withBeside) : css.incall}>
      <div className={css.incallLeft}>
        {line ? (
          <>
            <CallVideo line={line} name={callPlace(t, call).title} />
            <CallControls line={line} />
            {call.origin === 'browser' && (
              <div className="row">
                <ReportGuest callId={call.id} />
              </div>
            )}
          </>
        ) : (
          <Card bare>
            <WrapUpBar />
          </Card>
        )}
        {!line && props.again}
        <div className={line ? css.incallBelow : clsx(css.incallBelow, css.short)}>
          <CallFacts call={call} lasts={line !== null} />
          <PastCalls history={history} isGuest={call.origin === 'browser'} />
        </div>
        {!line && props.afterCall}
      </div>
      {tab && (
        <Beside tab={tab} onTab={setTab} onClose={() => setTab(null)} onInsert={(words) => inserter.current?.(words)} />
      )}
      <Card
        className={css.incallNotes}
        title={t('desk.notes.title')}
        extra={
          <>
            <BesideButton
              glyph={BookText}
              name={t('answers.tab')}
              shortcut="A"
              isOn={tab === 'answers'}
              onTurn={() => turn('answers')}
            />
            <BesideButton
              glyph={Calculator}
              name={t('answers.calculators')}
              shortcut="C"
              isOn={tab === 'calculators'}
              onTurn={() => turn('calculators')}
            />
          </>
        }
      >
        <NotesPanel key={call.id} call={call} rows={7} inserter={inserter} />
        <SummaryForm key={`summary ${call.id}`} callId={call.id} origin={call.origin} />
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
