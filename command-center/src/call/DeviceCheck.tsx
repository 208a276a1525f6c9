import { mayLackMedia } from '@falink/client';
import { Button } from 'antd';
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  LoaderCircle,
  MessageSquareDot,
  Mic,
  Video,
  VideoOff,
  Volume2,
  Wifi,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../api/services.js';
import css from './call.module.css';
import { useBell, useDevices, useDutyController, useNotifications } from './DutyContext.js';
import type { DeviceState } from './devices.js';
import { watchLevel } from './level-meter.js';
import { SelfView } from './SelfView.js';

const NO_MEDIA = mayLackMedia({ hostname: location.hostname, userAgent: navigator.userAgent });

function Verdict({ state }: { state: DeviceState | 'ok' | 'bad' }) {
  if (state === 'ready' || state === 'ok') return <CircleCheck size={16} className="c-jade" aria-hidden />;
  if (state === 'asking') return <LoaderCircle size={16} className="c-blue spin" aria-hidden />;
  if (state === 'off') return <CircleDashed size={16} className="t3" aria-hidden />;
  return <CircleAlert size={16} className="c-gold" aria-hidden />;
}

function Line(props: { icon: ReactNode; name: string; text: ReactNode; state: DeviceState | 'ok' | 'bad' }) {
  return (
    <li className={css.deviceLine}>
      {props.icon}
      <span className={css.deviceName}>{props.name}</span>
      <span className="grow t2 ell">{props.text}</span>
      <Verdict state={props.state} />
    </li>
  );
}

/** A small bar that moves with the voice: the proof that the microphone hears. */
function Level({ stream }: { stream: MediaStream }) {
  const bar = useRef<HTMLElement>(null);
  useEffect(
    () =>
      watchLevel(stream, (level) => {
        if (bar.current) bar.current.style.transform = `scaleX(${level.toFixed(2)})`;
      }),
    [stream],
  );
  return (
    <span className={css.level} aria-hidden>
      <i ref={bar} />
    </span>
  );
}

/** Whether a call would be heard here: what the browser says, and a bell to try it with. */
function BellLine() {
  const { t } = useTranslation();
  const { ringer } = useDutyController();
  const bell = useBell();
  return (
    <Line
      icon={<Volume2 size={16} aria-hidden />}
      name={t('desk.device.bell')}
      text={
        bell === 'no_speaker' ? (
          t('desk.device.bell_no_speaker')
        ) : (
          <button type="button" className="text-button" onClick={() => ringer.test()}>
            {t(bell === 'blocked' ? 'desk.device.bellUnlock' : 'desk.device.bellTest')}
          </button>
        )
      }
      state={bell === 'ready' ? 'ok' : bell === 'off' ? 'off' : 'bad'}
    />
  );
}

/** Whether a call is shown outside of this page, while another one is looked at. */
function NotificationLine() {
  const { t } = useTranslation();
  const { notifications } = useDutyController();
  const state = useNotifications();
  return (
    <Line
      icon={<MessageSquareDot size={16} aria-hidden />}
      name={t('desk.device.notification')}
      text={
        state === 'undecided' ? (
          <button type="button" className="text-button" onClick={() => notifications.ask()}>
            {t('desk.device.notificationAsk')}
          </button>
        ) : (
          t(`desk.device.notification_${state}`)
        )
      }
      state={state === 'allowed' ? 'ok' : state === 'refused' ? 'bad' : 'off'}
    />
  );
}

/** Camera, microphone, bell and network at one glance, without a page of its own: going on duty never waits for it. */
export function DeviceCheck() {
  const { t } = useTranslation();
  const controller = useDutyController();
  const devices = useDevices();
  const link = useLink();
  const trouble = [devices.camera, devices.microphone].some((s) => s === 'missing' || s === 'refused' || s === 'busy');
  const off = devices.camera === 'off' && devices.microphone === 'off';
  return (
    <div className={css.devices}>
      <div className={css.selfFrame}>
        {devices.camera === 'ready' ? (
          <>
            <SelfView stream={devices.stream} className={css.selfVideo} />
            <span className={css.videoChip}>{t('desk.device.seen')}</span>
          </>
        ) : (
          <div className={css.selfEmpty}>
            <VideoOff size={26} strokeWidth={1.5} aria-hidden />
            <span>{t(off ? 'desk.device.offHint' : `desk.device.camera.${devices.camera}`)}</span>
          </div>
        )}
      </div>
      <ul className={css.deviceList}>
        <Line
          icon={<Video size={16} aria-hidden />}
          name={t('desk.device.cameraName')}
          text={t(`desk.device.short.${devices.camera}`)}
          state={devices.camera}
        />
        <Line
          icon={<Mic size={16} aria-hidden />}
          name={t('desk.device.microphoneName')}
          text={
            devices.microphone === 'ready' ? (
              <Level stream={devices.stream} />
            ) : (
              t(`desk.device.short.${devices.microphone}`)
            )
          }
          state={devices.microphone}
        />
        <BellLine />
        <NotificationLine />
        <Line
          icon={<Wifi size={16} aria-hidden />}
          name={t('desk.device.network')}
          text={t(
            link !== 'connected'
              ? 'desk.device.disconnected'
              : NO_MEDIA
                ? 'desk.device.loopback'
                : 'desk.device.connected',
          )}
          state={link === 'connected' && !NO_MEDIA ? 'ok' : 'bad'}
        />
      </ul>
      {NO_MEDIA && <p className="s12 t2">{t('desk.device.loopbackHelp')}</p>}
      {(off || trouble) && (
        <div className={css.deviceHelp}>
          {trouble && <p className="s12 t2">{t('desk.device.help')}</p>}
          <Button size="small" onClick={() => void controller.devices.open()}>
            {t(off ? 'desk.device.check' : 'desk.device.again')}
          </Button>
        </div>
      )}
    </div>
  );
}
