import type { Staff } from '@falink/protocol';
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { WifiOff } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, useLocation } from 'react-router';
import { type Services, ServicesContext, useServices, useSession } from '../api/services.js';
import { HEALTH } from '../data/health.js';
import { InvitePage } from '../features/login/InvitePage.js';
import { LoginFrame } from '../features/login/LoginFrame.js';
import { LoginPage } from '../features/login/LoginPage.js';
import { Announcer } from '../ui/announcer.js';
import { BrandMark } from '../ui/Brand.js';
import { Empty } from '../ui/Empty.js';
import { DemoBanner } from './Banners.js';
import { ErrorBoundary } from './ErrorBoundary.js';
import { chooseLocale } from './i18n.js';
import { SignedIn } from './SignedIn.js';
import { deskTheme } from './theme.js';
import { useTheme } from './theme-choice.js';

const SecondFactorDue = lazy(() =>
  import('../features/staff/SecondFactorDue.js').then((m) => ({ default: m.SecondFactorDue })),
);

const RETRY_MS = 2_000;

/** Resumes an earlier session; while the server is away it keeps trying and says so. */
function Gate() {
  const { t } = useTranslation();
  const { session, queries } = useServices();
  const state = useSession();
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (state.kind !== 'unknown') return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const attempt = (): void => {
      session.resume().then(
        () => setAway(false),
        () => {
          if (stopped) return;
          setAway(true);
          timer = setTimeout(attempt, RETRY_MS);
        },
      );
    };
    attempt();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [session, state.kind]);
  const [last, setLast] = useState<Staff | null>(null);
  useEffect(() => {
    if (state.kind === 'signed_in') setLast(state.staff);
    if (state.kind !== 'signed_out' || state.expired) return;
    setLast(null);
    // Nothing of one person is shown to the next.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== HEALTH });
  }, [state, queries]);

  if (state.kind === 'unknown') {
    return (
      <div className="gate">
        {away ? (
          <Empty icon={WifiOff} title={t('common.unreachable.title')}>
            <span>{t('common.unreachable.text')}</span>
          </Empty>
        ) : (
          <BrandMark size={56} />
        )}
      </div>
    );
  }
  const signedOut = state.kind === 'signed_out';
  // An expired session leaves the page as it is behind the sign-in: typed text and a running call stay.
  const staff = state.kind === 'signed_in' ? state.staff : state.expired ? last : null;
  if (state.kind === 'signed_in' && state.needsSecondFactor) {
    return (
      <div className="gate-login">
        <LoginFrame onLocale={(next) => void chooseLocale(next)}>
          <Suspense>
            <SecondFactorDue />
          </Suspense>
        </LoginFrame>
      </div>
    );
  }
  return (
    <>
      {staff && (
        // Other roles are another desk.
        <div key={`${staff.id} ${staff.roles.join()}`} className="gate-page" inert={signedOut}>
          <SignedIn staff={staff} />
        </div>
      )}
      {signedOut && (
        <div className="gate-login">
          <DemoBanner />
          <LoginPage expired={state.expired} onLocale={(next) => void chooseLocale(next)} />
        </div>
      )}
    </>
  );
}

/** A link for a password is opened by somebody who cannot sign in yet. */
function Door() {
  const { pathname } = useLocation();
  return pathname === '/invite' ? (
    <div className="gate-login">
      <InvitePage onLocale={(next) => void chooseLocale(next)} />
    </div>
  ) : (
    <Gate />
  );
}

export function Root({ services, nonce }: { services: Services; nonce: string | undefined }) {
  const { i18n } = useTranslation();
  const theme = useTheme();
  return (
    <ServicesContext value={services}>
      <QueryClientProvider client={services.queries}>
        <ConfigProvider
          theme={deskTheme[theme]}
          locale={i18n.language === 'en' ? enUS : zhCN}
          button={{ autoInsertSpace: false }}
          {...(nonce !== undefined && { csp: { nonce } })}
        >
          <App component={false}>
            <Announcer>
              <ErrorBoundary>
                <BrowserRouter basename="/console">
                  <Door />
                </BrowserRouter>
              </ErrorBoundary>
            </Announcer>
          </App>
        </ConfigProvider>
      </QueryClientProvider>
    </ServicesContext>
  );
}
