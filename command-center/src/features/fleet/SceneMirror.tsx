import type { Scene } from '@falink/protocol';
import { clsx } from 'clsx';
import { EyeOff, Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sceneTitle } from '../../model/scene-title.js';
import css from './fleet.module.css';

const OPTIONS_SHOWN = 8;

/** As many as there is room for, the one with the focus among them. */
function optionsInView({ options, focus }: Scene): Scene['options'] {
  const at = options.findIndex(({ id }) => id === focus?.id);
  const first = Math.max(0, Math.min(at - OPTIONS_SHOWN / 2, options.length - OPTIONS_SHOWN));
  return options.slice(first, first + OPTIONS_SHOWN);
}

/**
 * What the TV shows, drawn again from its own description: no picture of the room ever leaves it. Of a page that holds
 * what is the resident's own it sends nothing to draw (SPEC C13).
 */
export function SceneMirror({ scene }: { scene: Scene }) {
  const { t } = useTranslation();
  const title = sceneTitle(scene, t);
  return (
    <div className={css.mirror} role="img" aria-label={t('fleet.scene.label', { title })}>
      <div className={css.mirrorTop}>
        <b className="ell">{title}</b>
        {scene.call && <span className={css.mirrorCall}>{t(`common.callState.${scene.call.state}`)}</span>}
      </div>
      <div className={css.mirrorBody}>
        <div className={css.mirrorStage}>
          {scene.private ? (
            <>
              <EyeOff size={22} strokeWidth={1.5} aria-hidden />
              <span>{t('fleet.scene.private')}</span>
            </>
          ) : scene.player ? (
            <>
              <Tv size={22} strokeWidth={1.5} aria-hidden />
              <span className="ell">{scene.player.title}</span>
            </>
          ) : (
            <span>{scene.focus?.label ?? title}</span>
          )}
        </div>
        {!scene.private && (
          <ol className={css.mirrorOptions}>
            {optionsInView(scene).map((option) => (
              <li
                key={option.id}
                className={clsx(scene.focus?.id === option.id ? css.focus : '', option.disabled ? css.disabled : '')}
              >
                {option.digit !== null && <b>{option.digit}</b>}
                <span className="ell">{option.label}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
