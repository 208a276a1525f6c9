import { clockText } from '@falink/client';
import { type ErrorBody, FalinkError } from '@falink/protocol';
import { Button, Form, Input, type InputRef } from 'antd';
import { ArrowBigUp, Lock, OctagonAlert, User } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { codeOf, troubleText } from '../../model/trouble.js';
import { CodeField } from '../../ui/CodeField.js';
import { Note } from '../../ui/Note.js';
import { LoginFrame } from './LoginFrame.js';
import css from './login.module.css';

/** Seconds until a retry makes sense, by what the server said. */
function lockedFor(extra: Pick<ErrorBody, 'retryAfterS'>): number | null {
  return extra.retryAfterS ?? null;
}

/** Sign in. What was typed stays through every refusal; `expired` says why one is here. */
export function LoginPage({ expired, onLocale }: { expired: boolean; onLocale: (next: 'zh-CN' | 'en') => void }) {
  const { t, i18n } = useTranslation();
  const { session } = useServices();
  const [form] = Form.useForm<{ username: string; password: string; code?: string }>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [caps, setCaps] = useState(false);
  const [lockedUntil, setLockedUntil] = useState<number | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const password = useRef<InputRef>(null);
  const code = useRef<InputRef>(null);
  /** The password was right, and there is a second factor. */
  const [asksCode, setAsksCode] = useState(false);
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
  const submit = async (values: { username: string; password: string; code?: string }): Promise<void> => {
    setBusy(true);
    setError(null);
    setLockedUntil(null);
    try {
      await session.login(values.username.trim(), values.password, asksCode ? values.code : undefined);
    } catch (refusal) {
      if (codeOf(refusal) === 'auth.code_required') {
        setAsksCode(true);
        return;
      }
      setError(refusal);
      if (refusal instanceof FalinkError) {
        const seconds = refusal.code === 'auth.locked' ? lockedFor(refusal.extra) : null;
        if (seconds !== null) {
          setNow(Date.now());
          setLockedUntil(Date.now() + seconds * 1000);
        }
        if (refusal.code === 'auth.code_wrong') code.current?.focus({ cursor: 'all' });
        if (refusal.code !== 'auth.wrong_credentials') return;
        setAsksCode(false);
        password.current?.focus({ cursor: 'all' });
      }
    } finally {
      setBusy(false);
    }
  };
  const watchCaps = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));

  return (
    <LoginFrame onLocale={onLocale}>
      <div className={css.loginForm}>
        <h1>{t('login.title')}</h1>
        <p className="t2 s13">{t(asksCode ? 'login.codeHint' : 'login.hint')}</p>
        {expired && error === null && (
          <Note tone="blue" icon={Lock}>
            {t('login.expired')}
          </Note>
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} size="large" disabled={false}>
          <Form.Item
            name="username"
            hidden={asksCode}
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
            hidden={asksCode}
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
          {asksCode && <CodeField inputRef={code} autoFocus />}
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
          {!asksCode && <p className={`t2 s13 ${css.loginForgot}`}>{t('login.forgot')}</p>}
          {asksCode && (
            <Button
              type="link"
              block
              onClick={() => {
                setAsksCode(false);
                setError(null);
                form.resetFields(['code']);
              }}
            >
              {t('login.otherAccount')}
            </Button>
          )}
        </Form>
      </div>
    </LoginFrame>
  );
}
