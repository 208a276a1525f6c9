import type { Overview } from '@falink/protocol';
import { CircleCheck, Gauge, TrendingDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Level, serviceLevelA, serviceLevelB } from '../../model/service-level.js';
import { COLOUR } from './colours.js';
import { Panel } from './Panel.js';
import css from './wall.module.css';

const BAR = { jade: css.fWJade, gold: css.fWGold, slate: css.fWSlate } as const;

function LevelRow({ level, target, name, formula }: { level: Level; target: number; name: string; formula: string }) {
  const { t } = useTranslation();
  const tone = level.onTarget === null ? 'slate' : level.onTarget ? 'jade' : 'gold';
  const percent = level.ratio === null ? null : Math.round(level.ratio * 1000) / 10;
  return (
    <div className={css.wLevel}>
      <div className={css.wLevelTop}>
        <b className={COLOUR[tone]}>
          {percent === null ? '–' : percent.toFixed(1)}
          {percent !== null && <i>%</i>}
        </b>
        <span>
          {level.onTarget !== null && (
            <strong>
              {level.onTarget ? (
                <CircleCheck className={css.wJade} aria-hidden />
              ) : (
                <TrendingDown className={css.wGold} aria-hidden />
              )}
              {t(level.onTarget ? 'wall.level.reached' : 'wall.level.below', { target: Math.round(target * 100) })}
            </strong>
          )}
          <small>{level.denominator > 0 ? `${level.numerator} ÷ ${level.denominator}` : t('wall.level.none')}</small>
        </span>
      </div>
      <div className={css.wBar} role="img" aria-label={`${name} ${percent ?? '–'} %`}>
        <i className={BAR[tone]} style={{ width: `${percent ?? 0}%` }} />
        <u style={{ left: `${target * 100}%` }} />
      </div>
      <small>
        {name}
        {formula}
      </small>
    </div>
  );
}

/** The service level of today, by both formulas. */
export function LevelPanel({ counts }: { counts: Overview['serviceLevel'] }) {
  const { t } = useTranslation();
  const count = counts.thresholdMs / 1000;
  return (
    <Panel className={css.wLevels} icon={Gauge} title={t('wall.level.title')} extra={t('wall.level.today')}>
      <LevelRow
        level={serviceLevelA(counts)}
        target={counts.targetRatio}
        name={t('wall.level.a')}
        formula={t('wall.level.aText', { count })}
      />
      <LevelRow
        level={serviceLevelB(counts)}
        target={counts.targetRatio}
        name={t('wall.level.b')}
        formula={t('wall.level.bText', { count })}
      />
    </Panel>
  );
}
