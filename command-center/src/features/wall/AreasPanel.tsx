import type { AreaHours } from '@falink/protocol';
import { clsx } from 'clsx';
import { Activity, CircleCheck, OctagonAlert, TriangleAlert, Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAreaHours } from '../../data/area-hours.js';
import { minuteOfDay } from '../../ui/format.js';
import { type HourState, hourState } from './area-strip.js';
import { Panel } from './Panel.js';
import own from './WidePanels.module.css';
import css from './wall.module.css';
import type { AreaState } from './wall-alarm.js';

const AREAS_SHOWN = 9;
const HOUR_MS = 3_600_000;
const LEGEND: readonly HourState[] = ['all', 'some', 'many'];
const COLOUR: Readonly<Record<HourState, string>> = {
  all: own.hourAll,
  some: own.hourSome,
  many: own.hourMany,
  unknown: own.hourUnknown,
};

/** The last day of an area, an hour a cell. */
function Strip({ hours, area }: { hours: AreaHours | undefined; area: AreaState }) {
  const { t, i18n } = useTranslation();
  const shares = hours?.areas.find(({ id }) => id === area.id)?.shares;
  if (!hours || !shares) return <span className={own.strip} aria-hidden />;
  const states = shares.map((share) => hourState(share, area.total));
  const from = Date.parse(hours.from);
  const bad = states.filter((state) => state === 'some' || state === 'many').length;
  return (
    <span className={own.strip} role="img" aria-label={t('wall.areas.strip', { area: area.name, n: bad })}>
      {states.map((state, hour) => {
        const at = minuteOfDay(new Date(from + hour * HOUR_MS).toISOString(), i18n.language);
        return <i key={at} className={COLOUR[state]} title={`${at} ${t(`wall.areas.${state}`)}`} />;
      })}
    </span>
  );
}

/** The terminals that are online in each area, now and through the last day, those with most offline first. */
export function AreasPanel({ areas }: { areas: readonly AreaState[] }) {
  const { t } = useTranslation();
  const { data } = useAreaHours();
  const shown = [...areas].sort((a, b) => b.offline - a.offline).slice(0, AREAS_SHOWN);
  return (
    <Panel
      className={own.areas}
      icon={Activity}
      title={t('wall.areas.title')}
      extra={
        areas.length > shown.length ? t('wall.areas.more', { n: areas.length - shown.length }) : t('wall.areas.day')
      }
    >
      {shown.length === 0 ? (
        <div className={css.wEmpty}>
          <Tv aria-hidden />
          <b>{t('wall.map.empty')}</b>
        </div>
      ) : (
        <>
          <ul className={own.areaList}>
            {shown.map((area) => {
              const { id, name, total, offline } = area;
              const tone = offline === 0 ? '' : offline === total ? css.wCoral : css.wGold;
              const Glyph = offline === 0 ? CircleCheck : offline === total ? OctagonAlert : TriangleAlert;
              return (
                <li key={id}>
                  <span className="ell" title={name}>
                    {name}
                  </span>
                  <Strip hours={data} area={area} />
                  <b className={clsx(own.ratio, tone)}>
                    <Glyph aria-hidden className={offline === 0 ? css.wJade : ''} />
                    {total - offline}/{total}
                  </b>
                </li>
              );
            })}
          </ul>
          <p className={own.legend}>
            {LEGEND.map((state) => (
              <span key={state}>
                <i className={COLOUR[state]} />
                {t(`wall.areas.${state}`)}
              </span>
            ))}
          </p>
        </>
      )}
    </Panel>
  );
}
