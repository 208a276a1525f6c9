import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** What this desk's own camera sees, without its sound. */
export function SelfView({ stream, className }: { stream: MediaStream; className?: string }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return <video ref={video} className={className} autoPlay muted playsInline aria-label={t('desk.selfView')} />;
}
