import { clsx } from 'clsx';
import { TriangleAlert, Tv, Unplug, VideoOff } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Bars } from '../ui/Bars.js';
import css from './call.module.css';
import type { CallLine } from './call-line.js';
import { useDevices, useLineSnapshot } from './DutyContext.js';
import { PaperView } from './PaperView.js';
import { SelfView } from './SelfView.js';
import { useStream } from './use-stream.js';
import { overlayOf } from './video-overlay.js';

const QUALITY = { good: css.qGood, fair: css.qFair, poor: css.qPoor, lost: css.qLost } as const;
const BARS = { good: 4, fair: 3, poor: 1, lost: 0 } as const;

/** The resident large, oneself small, and in words whatever the picture cannot say. */
export function CallVideo({ line, name, compact = false }: { line: CallLine; name: string; compact?: boolean }) {
  const { t } = useTranslation();
  const snapshot = useLineSnapshot(line);
  const devices = useDevices();
  const remote = useRef<HTMLVideoElement>(null);
  useStream(remote, line.remoteStream);
  const overlay = overlayOf(snapshot);
  const hasNoPicture = overlay === 'no_video' || overlay === 'silent' || overlay === 'limited';
  return (
    <div className={compact ? clsx(css.callVideo, css.compact) : css.callVideo}>
      {/* biome-ignore lint/a11y/useMediaCaption: a live conversation; there is no transcript to show */}
      <video
        ref={remote}
        autoPlay
        playsInline
        className={css.remoteVideo}
        data-testid="remote-video"
        aria-label={t('desk.call.remote')}
      />
      {snapshot.document && <PaperView stream={snapshot.document} label={t('desk.call.paper')} />}
      {overlay && (
        <div className={clsx(css.videoOverlay, hasNoPicture && css.solid)} role="status">
          {hasNoPicture ? (
            <VideoOff size={40} strokeWidth={1.25} aria-hidden />
          ) : overlay === 'connecting' ? (
            <Tv size={40} strokeWidth={1.25} aria-hidden />
          ) : (
            <Unplug size={40} strokeWidth={1.25} aria-hidden />
          )}
          <b>{t(`desk.call.overlay.${overlay}.title`)}</b>
          <span>{t(`desk.call.overlay.${overlay}.text`)}</span>
        </div>
      )}
      <div className={css.videoChips}>
        <span className={css.videoChip}>
          <Tv size={15} aria-hidden />
          <span className="ell">{name}</span>
        </span>
        {snapshot.quality && (
          <span className={clsx(css.videoChip, QUALITY[snapshot.quality])} role="status">
            <Bars level={BARS[snapshot.quality]} />
            {t(`desk.call.quality.${snapshot.quality}`)}
          </span>
        )}
        {snapshot.sendingLimited && (
          <span className={clsx(css.videoChip, css.qFair)} role="status">
            <VideoOff size={15} aria-hidden />
            {t('desk.call.sendingLimited')}
          </span>
        )}
        {snapshot.remoteSilent && (
          <span className={clsx(css.videoChip, css.qFair)}>
            <TriangleAlert size={15} aria-hidden />
            {t('desk.call.remoteMuted')}
          </span>
        )}
      </div>
      <div className={css.selfSmall}>
        {devices.camera === 'ready' && !snapshot.cameraOff ? (
          <SelfView stream={devices.stream} className={css.selfVideo} />
        ) : (
          <span className={css.selfOff}>
            <VideoOff size={20} aria-hidden />
            {t(snapshot.cameraOff ? 'desk.call.cameraOff' : 'desk.call.noCamera')}
          </span>
        )}
      </div>
    </div>
  );
}
