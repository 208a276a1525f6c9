import { clockText } from '@falink/client';
import { type ErrorBody, FalinkError } from '@falink/protocol';
import { Button, Form, Input, type InputRef } from 'antd';
import { clsx } from 'clsx';
import { ArrowBigUp, CircleCheck, Languages, Lock, OctagonAlert, ShieldCheck, User } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useHealth } from '../../data/health.js';
import { troubleText } from '../../model/trouble.js';
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

/** Seconds until a retry makes sense, by what the server said. */
function lockedFor(extra: Pick<ErrorBody, 'retryAfterS'>): number | null {
  return extra.retryAfterS ?? null;
}

/** Sign in. What was typed stays through every refusal; `expired` says why one is here. */
export function LoginPage({ expired, onLocale }: { expired: boolean; onLocale: (next: 'zh-CN' | 'en') => void }) {
  const { t, i18n } = useTranslation();
  const { session } = useServices();
  const [form] = Form.useForm<{ username: string; password: string }>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [caps, setCaps] = useState(false);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const password = useRef<InputRef>(null);
  const health = useHealth();
  const english = i18n.language === 'en';
  useEffect(() => {
    const before = document.title;
    document.title = `${t('login.title')} · 法联 FaLink`;
    return () => {
      document.title = before;
    };
  }, [t]);
  useEffect(() => {
    if (lockedUntil === null) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [lockedUntil]);

  const leftMs = lockedUntil === null ? 0 : lockedUntil - now;
  const submit = async (values: { username: string; password: string }): Promise<void> => {
    setBusy(true);
    setError(null);
    setLockedUntil(null);
    try {
      await session.login(values.username.trim(), values.password);
    } catch (refusal) {
      setError(refusal);
      if (refusal instanceof FalinkError) {
        const seconds = refusal.code === 'auth.locked' ? lockedFor(refusal.extra) : null;
        if (seconds !== null) {
          setNow(Date.now());
          setLockedUntil(Date.now() + seconds * 1000);
        }
        if (refusal.code === 'auth.wrong_credentials') password.current?.focus({ cursor: 'all' });
      }
    } finally {
      setBusy(false);
    }
  };
  const watchCaps = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));

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
      <section className={css.loginSide}>
        <div className={css.loginForm}>
          <h1>{t('login.title')}</h1>
          <p className="t2 s13">{t('login.hint')}</p>
          {expired && error === null && (
            <div className="note n-blue" role="status">
              <Lock size={15} aria-hidden />
              {t('login.expired')}
            </div>
          )}
          <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} size="large" disabled={false}>
            <Form.Item
              name="username"
              label={t('login.username')}
              rules={[{ required: true, whitespace: true, message: t('login.usernameMissing') }]}
            >
              <Input
                prefix={<User size={17} aria-hidden />}
                autoComplete="username"
                autoFocus
                maxLength={64}
                spellCheck={false}
                autoCapitalize="none"
              />
            </Form.Item>
            <Form.Item
              name="password"
              label={t('login.password')}
              rules={[{ required: true, message: t('login.passwordMissing') }]}
              extra={
                caps && (
                  <span className="c-gold row" style={{ gap: 5 }}>
                    <ArrowBigUp size={14} aria-hidden />
                    {t('login.caps')}
                  </span>
                )
              }
            >
              <Input.Password
                ref={password}
                prefix={<Lock size={17} aria-hidden />}
                autoComplete="current-password"
                maxLength={256}
                onKeyDown={watchCaps}
                onKeyUp={watchCaps}
              />
            </Form.Item>
            {error !== null && (
              <div className="note n-coral" role="alert">
                <OctagonAlert size={15} aria-hidden />
                <span>
                  {troubleText(error, i18n.language)}
                  {leftMs > 0 && <b> {t('login.lockedFor', { left: clockText(leftMs) })}</b>}
                </span>
              </div>
            )}
            <Button
              type="primary"
              htmlType="submit"
              block
              loading={busy}
              // The spinner would otherwise be part of the button's name.
              aria-label={t('login.submit')}
              className={css.loginSubmit}
            >
              {t('login.submit')}
            </Button>
          </Form>
        </div>
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
      </section>
    </div>
  );
}
