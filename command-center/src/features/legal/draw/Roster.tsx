import type { AssignmentRecord } from '@falink/legal-rules';
import { clsx } from 'clsx';
import { BadgeCheck, Ban, Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card.js';
import { said } from '../../../ui/format.js';
import css from './draw.module.css';
import type { RosterRow } from './run-again.js';

/** The frozen roster: who could be drawn under which number, and why the others could not. */
export function Roster({ record, roster }: { record: AssignmentRecord; roster: readonly RosterRow[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Card
      bare
      className={css.drawRoster}
      title={t('legal.draw.roster', { count: roster.length })}
      note={t('legal.draw.rosterNote', { excluded: record.excluded.length, pool: record.pool.length })}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls by the keyboard too */}
      <section className={css.drawRows} tabIndex={0} aria-label={t('legal.draw.roster', { count: roster.length })}>
        <table className="plain-table">
          <thead>
            <tr>
              <th>{t('legal.draw.number')}</th>
              <th>{t('legal.draw.pseudonym')}</th>
              <th>{t('legal.draw.standing')}</th>
            </tr>
          </thead>
          <tbody>
            {roster.map((row) => (
              <tr
                key={row.pseudonym}
                className={row.chosen === null ? (row.number === null ? css.out : '') : css.chosen}
              >
                <td>{row.number ?? '—'}</td>
                <td>
                  <code className="mono" title={row.pseudonym}>
                    {row.pseudonym.slice(0, 12)}
                  </code>
                </td>
                <td>
                  {row.chosen !== null ? (
                    <span className="tag t-blue">
                      <BadgeCheck size={13} aria-hidden />
                      {record.kind === 'drawn' ? t('legal.draw.drawn') : t('legal.draw.pickedAs', { n: row.chosen })}
                    </span>
                  ) : row.number !== null ? (
                    <span className={clsx(css.standing, 'c-jade')}>
                      <Check size={14} aria-hidden />
                      {t('legal.draw.eligible')}
                    </span>
                  ) : (
                    <span className={clsx(css.standing, 'c-gold')}>
                      <Ban size={14} aria-hidden />
                      <span>
                        {row.reasons
                          .map((reason) => said(reason, i18n.language))
                          .join(i18n.language.startsWith('zh') ? '' : ' ')}
                      </span>
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
