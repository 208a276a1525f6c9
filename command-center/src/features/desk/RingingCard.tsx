import { clockText } from '@falink/client';
import type { Offer } from '@falink/protocol';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { BellRing, Globe, Phone, PhoneOff, TriangleAlert, VideoOff, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useDutyController } from '../../call/DutyContext.js';
import type { Ringing } from '../../call/duty-state.js';
import { waitedMs } from '../../model/overview.js';
import { ANSWER_TARGET_MS } from '../../model/today.js';
import { callPlace } from '../../ui/call-place.js';
import { callTopic } from '../../ui/call-topic.js';
import { KeyHint } from '../../ui/KeyHint.js';
import { useKeys } from '../../ui/use-keys.js';
import css from './desk.module.css';
import { EarlierCalls } from './EarlierCalls.js';

const RADIUS = 27;
const AROUND = 2 * Math.PI * RADIUS;

/** The time left to answer: the one continuous movement of the desk. */
function Countdown({ ringing }: { ringing: Ringing }) {
  const { t } = useTranslation();
  const [leftMs, setLeftMs] = useState(() => ringing.endsAtMs - performance.now());
  const total = useRef(Math.max(leftMs, 1));
  useEffect(() => {
    total.current = Math.max(Date.parse(ringing.offer.expiresAt) - Date.parse(ringing.offer.offeredAt), 1);
    const timer = setInterval(() => setLeftMs(Math.max(0, ringing.endsAtMs - performance.now())), 100);
    return () => clearInterval(timer);
  }, [ringing]);
  const seconds = Math.ceil(leftMs / 1000);
  const { free, onDuty } = ringing.offer.colleagues;
  return (
    <div className="row" style={{ gap: 14 }}>
      <svg
        width="62"
        height="62"
        viewBox="0 0 62 62"
        className={css.countdown}
        role="timer"
        aria-label={t('desk.ring.left', { count: seconds })}
      >
        <circle cx="31" cy="31" r={RADIUS} className={css.countdownTrack} />
        <circle
          cx="31"
          cy="31"
          r={RADIUS}
          className={css.countdownLeft}
          strokeDasharray={`${AROUND * Math.min(1, Math.max(0, leftMs / total.current))} ${AROUND}`}
        />
        <text x="31" y="39" textAnchor="middle">
          {Math.max(0, seconds)}
        </text>
      </svg>
      <p className="s13 t2">
        {t(`desk.ring.leftText.${free > 0 ? 'colleague' : onDuty > 0 ? 'busy' : 'alone'}`)}
        <br />
        {t('desk.ring.missText')}
      </p>
    </div>
  );
}

function History({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const isGuest = offer.call.origin === 'browser';
  if (offer.history.length === 0)
    return (
      <p className={clsx(css.ringHistory, 's13 t2')}>
        {t(isGuest ? 'desk.ring.firstCallBrowser' : 'desk.ring.firstCall')}
      </p>
    );
  return (
    <div className={css.ringHistory}>
      <p className="s12 t2">
        {t(isGuest ? 'desk.ring.historyBrowser' : 'desk.ring.history', { count: offer.history.length })}
      </p>
      <EarlierCalls calls={offer.history.slice(0, 3)} />
    </div>
  );
}

/** Somebody is calling: who, from where, about what, how long already. */
export function RingingCard({ ringing, answering }: { ringing: Ringing; answering: boolean }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const now = useNow();
  const { offer } = ringing;
  const { call } = offer;
  const waited = waitedMs(call, now);
  const late = waited > ANSWER_TARGET_MS;
  const answer = useRef<HTMLButtonElement>(null);
  const topic = callTopic(t, call);
  const [quiet, setQuiet] = useState(false);
  useKeys({
    Enter: () => void controller.accept(),
    Escape: () => void controller.decline(),
  });
  useEffect(() => {
    const before = document.title;
    const name = `(1) ${t('desk.ring.tab', { what: topic })}`;
    let shown = false;
    const timer = setInterval(() => {
      shown = !shown;
      document.title = shown ? name : `☎ ${name}`;
    }, 800);
    document.title = name;
    return () => {
      clearInterval(timer);
      document.title = before;
    };
  }, [t, topic]);
  useEffect(() => {
    // Somebody typing keeps the caret; Enter answers from anywhere else anyway.
    const active = document.activeElement;
    const types = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement;
    if (!types || active.closest('[data-yields-focus]')) answer.current?.focus();
  }, []);
  const place = callPlace(t, call);
  return (
    <section className={clsx('card', css.ringCard)} aria-label={t('desk.ring.label')}>
      <header className="row" style={{ gap: 14 }}>
        <span className="status-badge t-gold">
          <BellRing size={22} strokeWidth={1.75} aria-hidden />
        </span>
        <div className="col grow">
          <span className="s13 t2">
            {topic.startsWith(t(`common.callKind.${call.kind}`))
              ? t('desk.ring.label')
              : t('desk.ring.kind', { kind: t(`common.callKind.${call.kind}`) })}
          </span>
          <h2 className="headline ell" title={topic}>
            {topic}
          </h2>
        </div>
        <div className={css.ringWait}>
          <span className="s13 t2">{t('desk.ring.waited')}</span>
          <b className={late ? 'c-coral' : ''}>
            {late && <TriangleAlert size={19} aria-hidden />}
            {clockText(waited)}
          </b>
        </div>
      </header>
      <dl className={css.ringFacts}>
        <dt>{t('desk.ring.place')}</dt>
        <dd>
          <b>{place.device === null ? place.unit : place.site}</b>
          {place.device !== null && <span className="s13 t2">{place.unit}</span>}
        </dd>
        <dt>{t('desk.ring.terminal')}</dt>
        <dd>
          {place.device ?? (
            <span className="tag t-blue">
              <Globe size={13} aria-hidden />
              {place.site}
            </span>
          )}
        </dd>
        <dt>{t('desk.ring.media')}</dt>
        <dd>
          {call.video ? (
            t('desk.ring.video')
          ) : (
            <span className="tag t-gold">
              <VideoOff size={13} aria-hidden />
              {t('desk.ring.audioOnly')}
            </span>
          )}
        </dd>
      </dl>
      <History offer={offer} />
      <footer className="row" style={{ gap: 12 }}>
        <Countdown ringing={ringing} />
        <span className="grow" />
        <Button
          type="text"
          size="large"
          icon={<VolumeX size={18} aria-hidden />}
          disabled={quiet}
          onClick={() => {
            controller.ringer.mute();
            setQuiet(true);
          }}
        >
          {t('desk.ring.quiet')}
        </Button>
        <Button
          size="large"
          className={css.ringDecline}
          icon={<PhoneOff size={18} aria-hidden />}
          disabled={answering}
          aria-label={t('desk.decline')}
          onClick={() => void controller.decline()}
        >
          {t('desk.decline')}
          <KeyHint keys="Esc" />
        </Button>
        <Button
          ref={answer}
          type="primary"
          className={css.ringAnswer}
          icon={<Phone size={22} aria-hidden />}
          loading={answering}
          aria-label={t('desk.answer')}
          onClick={() => void controller.accept()}
        >
          {t('desk.answer')}
          <KeyHint keys="Enter" />
        </Button>
      </footer>
    </section>
  );
}
