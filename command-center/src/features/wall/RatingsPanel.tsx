import type { Overview } from '@falink/protocol';
import { Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Panel } from './Panel.js';
import own from './WidePanels.module.css';
import css from './wall.module.css';

/** 非常满意 first, as the ratings come. */
const SCORES = [5, 4, 3, 2, 1] as const;
const BARS = [own.score5, own.score4, own.score3, own.score2, own.score1];
/** 基本满意 and better (国办发〔2019〕51号). */
const SATISFIED = 3;

/** How this month's calls were rated. */
export function RatingsPanel({ ratings }: { ratings: Overview['ratings'] }) {
  const { t } = useTranslation();
  const all = ratings?.reduce((sum, n) => sum + n, 0) ?? 0;
  const satisfied = ratings?.slice(0, SATISFIED).reduce((sum, n) => sum + n, 0) ?? 0;
  const percent = all === 0 ? '–' : ((satisfied / all) * 100).toFixed(1);
  return (
    <Panel
      className={own.ratings}
      icon={Star}
      title={t('wall.ratings.title')}
      extra={ratings ? t('wall.ratings.count', { count: all }) : ''}
    >
      {ratings ? (
        <div className={own.rated}>
          <b className={css.wJade}>
            {percent}
            <i>%</i>
          </b>
          <span>
            <span className={own.scores} role="img" aria-label={t('wall.ratings.bar', { percent })}>
              {ratings.map((n, at) => n > 0 && <i key={SCORES[at]} className={BARS[at]} style={{ flexGrow: n }} />)}
            </span>
            {SCORES.map((score, at) => `${t(`wall.ratings.${score}`)} ${ratings[at] ?? 0}`).join(' · ')}
          </span>
        </div>
      ) : (
        <div className={css.wEmpty}>
          <b>{t('wall.ratings.empty')}</b>
          {t('wall.ratings.emptyText')}
        </div>
      )}
    </Panel>
  );
}
