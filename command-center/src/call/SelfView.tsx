import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStream } from './use-stream.js';

/** What this desk's own camera sees, without its sound. */
export function SelfView({ stream, className }: { stream: MediaStream; className?: string }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  useStream(video, stream);
  return <video ref={video} className={className} autoPlay muted playsInline aria-label={t('desk.selfView')} />;
}
