import { staffLinkRoutes } from '@falink/protocol';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Skeleton } from 'antd';
import { OctagonAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useNow, useServices } from '../../api/services.js';
import { codeOf, troubleText } from '../../model/trouble.js';
import { dayTime } from '../../ui/format.js';
import { NewPasswordFields } from '../../ui/NewPasswordFields.js';
import { LoginFrame } from './LoginFrame.js';
import css from './login.module.css';

/** The token of the link; it stays in the fragment, which no log of a server keeps. */
function tokenOfPage(): string {
  return window.location.hash.slice(1);
}

/** The person who opens a link reads whose it is, chooses a password and is signed in. */
export function InvitePage({ onLocale }: { onLocale: (next: 'zh-CN' | 'en') => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const now = useNow(60_000);
  const { http, session } = useServices();
  const [token] = useState(tokenOfPage);
  const link = useQuery({
    queryKey: ['staff-link', token],
    queryFn: ({ signal }) => http.send(staffLinkRoutes.readStaffLink, { body: { token }, signal }),
    enabled: token !== '',
    // What was read stays while somebody types.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const toLogin = (): void => void navigate('/', { replace: true });
  const choose = useMutation({
    mutationFn: async ({ password }: { password: string }) => {
      const username = link.data?.username ?? '';
      try {
        await http.send(staffLinkRoutes.useStaffLink, { body: { token, password } });
      } catch (error) {
        // The answer before may have been lost: then the password is this one already.
        if (codeOf(error) !== 'staff.link_used' || !(await signsIn(username, password))) throw error;
        return;
      }
      // Where signing in asks for more, the page of signing in asks for it.
      await signsIn(username, password);
    },
    onSuccess: toLogin,
  });
  const signsIn = (username: string, password: string): Promise<boolean> =>
    session.login(username, password).then(
      () => true,
      () => false,
    );
  const heading = t(link.data?.kind === 'reset' ? 'staff.invite.reset' : 'staff.invite.title');
  useEffect(() => {
    const before = document.title;
    document.title = `${heading} · 法联 FaLink`;
    return () => {
      document.title = before;
    };
  }, [heading]);
  const refused = token === '' ? t('staff.invite.incomplete') : link.error && troubleText(link.error, i18n.language);
  return (
    <LoginFrame onLocale={onLocale}>
      <div className={css.loginForm}>
        <h1>{heading}</h1>
        {refused ? (
          <>
            <p />
            <div className="note n-coral" role="alert">
              <OctagonAlert size={15} aria-hidden />
              {refused}
            </div>
            <div className="row">
              <Button type="primary" onClick={toLogin}>
                {t('staff.invite.toLogin')}
              </Button>
              {token !== '' && <Button onClick={() => void link.refetch()}>{t('common.retry')}</Button>}
            </div>
          </>
        ) : link.data ? (
          <>
            <p className="t2 s13">{t('staff.invite.hello', { name: link.data.displayName })}</p>
            <dl className="desc" style={{ marginBottom: 20 }}>
              <dt>{t('staff.username')}</dt>
              <dd>{link.data.username}</dd>
              <dt>{t('staff.roles')}</dt>
              <dd>{link.data.roles.map((role) => t(`common.role.${role}`)).join(' · ')}</dd>
              <dt>{t('staff.unit')}</dt>
              <dd>{link.data.orgUnitName}</dd>
            </dl>
            <Form<{ password: string }>
              layout="vertical"
              requiredMark={false}
              size="large"
              onFinish={({ password }) => choose.mutate({ password })}
            >
              {/* For the browser's own list of passwords. */}
              <input type="text" name="username" autoComplete="username" value={link.data.username} readOnly hidden />
              <NewPasswordFields autoFocus />
              {choose.error !== null && (
                <div className="note n-coral" role="alert">
                  <OctagonAlert size={15} aria-hidden />
                  {troubleText(choose.error, i18n.language)}
                </div>
              )}
              <Button
                type="primary"
                htmlType="submit"
                block
                loading={choose.isPending}
                aria-label={t('staff.invite.submit')}
                className={css.loginSubmit}
              >
                {t('staff.invite.submit')}
              </Button>
            </Form>
            <p className="s12 t3" style={{ marginTop: 12 }}>
              {t('staff.invite.good', { until: dayTime(link.data.expiresAt, now, i18n.language) })}
            </p>
          </>
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 5 }} />
        )}
      </div>
    </LoginFrame>
  );
}
