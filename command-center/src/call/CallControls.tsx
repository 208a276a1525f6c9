import { clsx } from 'clsx';
import { Mic, MicOff, PhoneOff, RefreshCw, Video, VideoOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/KeyHint.js';
import { useKeys } from '../ui/use-keys.js';
import css from './call.module.css';
import type { CallLine } from './call-line.js';
import { useDevices, useDutyController, useLineSnapshot } from './DutyContext.js';

/** Mute, camera, hang up; M and V on the keyboard. Hanging up has no key: it must not happen by accident. */
export function CallControls({ line, compact = false }: { line: CallLine; compact?: boolean }) {
  const { t } = useTranslation();
  const controller = useDutyController();
  const snapshot = useLineSnapshot(line);
  const devices = useDevices();
  const [ending, setEnding] = useState(false);
  const mute = (): void => line.setMicrophoneMuted(!snapshot.microphoneMuted);
  const camera = (): void => line.setCameraOff(!snapshot.cameraOff);
  useKeys({ m: mute, v: camera });
  const MicGlyph = snapshot.microphoneMuted ? MicOff : Mic;
  const CameraGlyph = snapshot.cameraOff ? VideoOff : Video;
  const hangUp = async (): Promise<void> => {
    setEnding(true);
    await controller.hangUp();
    setEnding(false);
  };
  return (
    <div
      className={compact ? clsx(css.controls, css.compact) : css.controls}
      role="toolbar"
      tabIndex={-1}
      data-next-step="call"
      aria-label={t('desk.call.controls')}
    >
      <button
        type="button"
        className={clsx(css.ctl, snapshot.microphoneMuted ? css.on : '')}
        disabled={devices.microphone !== 'ready'}
        onClick={mute}
      >
        <MicGlyph size={20} strokeWidth={1.75} aria-hidden />
        <span>{t(snapshot.microphoneMuted ? 'desk.call.unmute' : 'desk.call.mute')}</span>
        <KeyHint keys="M" />
      </button>
      <button
        type="button"
        className={clsx(css.ctl, snapshot.cameraOff ? css.on : '')}
        disabled={devices.camera !== 'ready'}
        onClick={camera}
      >
        <CameraGlyph size={20} strokeWidth={1.75} aria-hidden />
        <span>{t(snapshot.cameraOff ? 'desk.call.cameraOn' : 'desk.call.camera')}</span>
        <KeyHint keys="V" />
      </button>
      {!compact && (
        <button
          type="button"
          className={css.ctl}
          onClick={() => line.requestKeyFrame()}
          aria-label={t('desk.call.refresh')}
        >
          <RefreshCw size={20} strokeWidth={1.75} aria-hidden />
          <span>{t('desk.call.refresh')}</span>
        </button>
      )}
      <span className="grow" />
      <button
        type="button"
        className={clsx(css.ctl, css.red)}
        aria-label={t('desk.hangUp')}
        disabled={ending}
        onClick={() => void hangUp()}
      >
        <PhoneOff size={20} strokeWidth={1.75} aria-hidden />
        <span>{t('desk.hangUp')}</span>
      </button>
    </div>
  );
}
