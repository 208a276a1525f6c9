import { useRef } from 'react';
import css from './call.module.css';
import { useStream } from './use-stream.js';

/** A paper that the resident shows by camera: whole, because it is read. */
export function PaperView({ stream, label }: { stream: MediaStream; label: string }) {
  const video = useRef<HTMLVideoElement>(null);
  useStream(video, stream);
  return <video ref={video} autoPlay muted playsInline className={css.paperVideo} aria-label={label} />;
}
