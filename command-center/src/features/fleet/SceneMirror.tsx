import type { Scene } from '@falink/protocol';
import { Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What the TV shows, drawn again from its own description: no picture of the room ever leaves it. */
export function SceneMirror({ scene }: { scene: Scene }) {
  const { t } = useTranslation();
  return (
    <div className="mirror" role="img" aria-label={t('fleet.scene.label', { title: scene.title })}>
      <div className="mirror-top">
        <b className="ell">{scene.title}</b>
        {scene.call && <span className="mirror-call">{t(`common.callState.${scene.call.state}`)}</span>}
      </div>
      <div className="mirror-body">
        <div className="mirror-stage">
          {scene.player ? (
            <>
              <Tv size={22} strokeWidth={1.5} aria-hidden />
              <span className="ell">{scene.player.title}</span>
            </>
          ) : (
            <span>{scene.focus?.label ?? scene.title}</span>
          )}
        </div>
        <ol className="mirror-options">
          {scene.options.slice(0, 8).map((option) => (
            <li
              key={option.id}
              className={`${scene.focus?.id === option.id ? 'focus' : ''} ${option.disabled ? 'disabled' : ''}`}
            >
              {option.digit !== null && <b>{option.digit}</b>}
              <span className="ell">{option.label}</span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
