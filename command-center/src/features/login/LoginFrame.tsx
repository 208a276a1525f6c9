import { clsx } from 'clsx';
import { CircleCheck, Languages, OctagonAlert, ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHealth } from '../../data/health.js';
import { BrandMark } from '../../ui/Brand.js';
import { districtMap } from '../../ui/district-map.js';
import css from './login.module.css';

const PICTURE = districtMap(
  [
    { name: 'a', x: 0.24, y: 0.2 },
    { name: 'b', x: 0.55, y: 0.18 },
    { name: 'c', x: 0.8, y: 0.22 },
    { name: 'd', x: 0.16, y: 0.6 },
    { name: 'e', x: 0.41, y: 0.44 },
    { name: 'f', x: 0.57, y: 0.42 },
    { name: 'g', x: 0.85, y: 0.5 },
    { name: 'h', x: 0.5, y: 0.78 },
    { name: 'i', x: 0.8, y: 0.78 },
  ],
  { width: 880, height: 560, seed: 7 },
);

const CELLS = [css.cell0, css.cell1, css.cell2, css.cell3] as const;

/** What surrounds the forms of those who are not signed in. */
export function LoginFrame({ onLocale, children }: { onLocale: (next: 'zh-CN' | 'en') => void; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const health = useHealth();
  const english = i18n.language === 'en';
  return (
    <div className={css.login}>
      <section className={css.loginPicture} aria-hidden>
        <div className="row" style={{ gap: 12 }}>
          <BrandMark size={44} />
          <div>
            <b className={css.loginName}>法联 FaLink</b>
            <div className={css.loginSub}>{t('login.subtitle')}</div>
          </div>
        </div>
        <svg viewBox="0 0 880 560" className={css.loginMap} aria-hidden="true" focusable="false">
          {PICTURE.cells.map((cell, i) => (
            <path key={cell.name} d={cell.path} className={clsx(css.cell, CELLS[i % CELLS.length])} />
          ))}
        </svg>
        <div className={css.loginFoot}>
          <div>
            <div className={css.loginSub}>{t('login.promise.tv')}</div>
            <b>{t('login.promise.tvText')}</b>
          </div>
          <div>
            <div className={css.loginSub}>{t('login.promise.aid')}</div>
            <b>{t('login.promise.aidText')}</b>
          </div>
          <span className="grow" />
          {health.data && (
            <span className={health.data.status === 'ok' ? css.loginOk : css.loginBad}>
              {health.data.status === 'ok' ? <CircleCheck size={16} /> : <OctagonAlert size={16} />}
              {t(health.data.status === 'ok' ? 'login.healthy' : 'login.degraded')}
            </span>
          )}
          {health.isError && (
            <span className={css.loginBad}>
              <OctagonAlert size={16} />
              {t('login.unreachable')}
            </span>
          )}
        </div>
      </section>
      <div className={css.loginSide}>
        <main className={css.loginMain}>{children}</main>
        <footer className={css.loginLegal}>
          <span className="row">
            <ShieldCheck size={14} aria-hidden />
            <span>
              {t('login.audited')}{' '}
              <a href="/console/privacy.html" target="_blank" rel="noreferrer">
                {t('login.privacy')}
              </a>
            </span>
          </span>
          <span className="row">
            <span className="grow">{health.data && t('login.version', { version: health.data.version })}</span>
            <button type="button" className="icon-button" onClick={() => onLocale(english ? 'zh-CN' : 'en')}>
              <Languages size={15} aria-hidden />
              {english ? '简体中文' : 'English'}
            </button>
          </span>
        </footer>
      </div>
    </div>
  );
}
