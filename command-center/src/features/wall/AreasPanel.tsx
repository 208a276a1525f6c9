import { clsx } from 'clsx';
import { Activity, CircleCheck, OctagonAlert, TriangleAlert, Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from './Panel.js';
import own from './WidePanels.module.css';
import css from './wall.module.css';
import type { AreaState } from './wall-alarm.js';

const AREAS_SHOWN = 10;

/** The terminals that are online in each area, those with most offline first. */
export function AreasPanel({ areas }: { areas: readonly AreaState[] }) {
  const { t } = useTranslation();
  const shown = [...areas].sort((a, b) => b.offline - a.offline).slice(0, AREAS_SHOWN);
  return (
    <Panel
      className={own.areas}
      icon={Activity}
      title={t('wall.areas.title')}
      extra={areas.length > shown.length ? t('wall.areas.more', { n: areas.length - shown.length }) : ''}
    >
      {shown.length === 0 ? (
        <div className={css.wEmpty}>
          <Tv aria-hidden />
          <b>{t('wall.map.empty')}</b>
        </div>
      ) : (
        <ul className={own.areaList}>
          {shown.map(({ id, name, total, offline }) => {
            const tone = offline === 0 ? '' : offline === total ? css.wCoral : css.wGold;
            const Glyph = offline === 0 ? CircleCheck : offline === total ? OctagonAlert : TriangleAlert;
            return (
              <li key={id}>
                <span className="ell">{name}</span>
                <span className={own.share} aria-hidden>
                  <i className={css.fWJade} style={{ flexGrow: total - offline }} />
                  <i className={own.away} style={{ flexGrow: offline }} />
                </span>
                <b className={clsx(own.ratio, tone)}>
                  <Glyph aria-hidden className={offline === 0 ? css.wJade : ''} />
                  {total - offline}/{total}
                </b>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
