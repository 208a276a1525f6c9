import { consoleMessages, may, type Staff } from '@falink/protocol';
import { ConfigProvider, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useNow, useServices } from '../api/services.js';
import { DutyContext } from '../call/DutyContext.js';
import { DutyController } from '../call/duty-controller.js';
import { RingNotification } from '../call/RingNotification.js';
import { useNotice } from '../data/live.js';
import { usePairings } from '../data/pairings.js';
import { pendingPairings } from '../model/fleet.js';
import { type Area, areasOf, homePath, keepsFigures, seesRetention } from '../model/roles.js';
import { PageCorner } from '../ui/Page.js';
import { useTrouble } from '../ui/use-trouble.js';
import { Banners, isDemo } from './Banners.js';
import { Clock } from './Clock.js';
import { Desk } from './Desk.js';
import { Forbidden, Missing } from './Nowhere.js';
import { Shell } from './Shell.js';
import { wallTheme } from './theme.js';
import { useFinder } from './use-finder.js';
import { useOutdatedReload } from './use-outdated-reload.js';

// The desk is in the first bundle; every other page is loaded when it is opened.
const WallPage = lazy(() => import('../features/wall/WallPage.js').then((m) => ({ default: m.WallPage })));
const FleetPage = lazy(() => import('../features/fleet/FleetPage.js').then((m) => ({ default: m.FleetPage })));
const PairingsPage = lazy(() => import('../features/fleet/PairingsPage.js').then((m) => ({ default: m.PairingsPage })));
const PairingPage = lazy(() => import('../features/fleet/PairingPage.js').then((m) => ({ default: m.PairingPage })));
const ApplicationsPage = lazy(() =>
  import('../features/applications/ApplicationsPage.js').then((m) => ({ default: m.ApplicationsPage })),
);
const CommandsPage = lazy(() =>
  import('../features/commands/CommandsPage.js').then((m) => ({ default: m.CommandsPage })),
);
const JobsPage = lazy(() => import('../features/jobs/JobsPage.js').then((m) => ({ default: m.JobsPage })));
const PlacesPage = lazy(() => import('../features/places/PlacesPage.js').then((m) => ({ default: m.PlacesPage })));
const EnrolmentsPage = lazy(() =>
  import('../features/enrolments/EnrolmentsPage.js').then((m) => ({ default: m.EnrolmentsPage })),
);
const QualityPage = lazy(() => import('../features/quality/QualityPage.js').then((m) => ({ default: m.QualityPage })));
const GuestsPage = lazy(() => import('../features/guests/GuestsPage.js').then((m) => ({ default: m.GuestsPage })));
const StaffPage = lazy(() => import('../features/staff/StaffPage.js').then((m) => ({ default: m.StaffPage })));
const AccountPage = lazy(() => import('../features/staff/AccountPage.js').then((m) => ({ default: m.AccountPage })));
const LegalPage = lazy(() => import('../features/legal/LegalPage.js').then((m) => ({ default: m.LegalPage })));
const RosterPage = lazy(() => import('../features/roster/RosterPage.js').then((m) => ({ default: m.RosterPage })));
const AnswersPage = lazy(() => import('../features/answers/AnswersPage.js').then((m) => ({ default: m.AnswersPage })));

function Waiting() {
  return (
    <main className="page" aria-busy>
      <div className="page-body">
        <Skeleton active title={false} />
      </div>
    </main>
  );
}

/** Where the QR of a TV leads: the code is in the fragment, so that no log of a server keeps it. */
function PairByFragment() {
  const { hash } = useLocation();
  const code = hash.replace(/\D/g, '');
  return <Navigate to={code === '' ? '/pairings' : `/pairings/${code}`} replace />;
}

/** A ringing call brings its desk to the front, whatever page is open. */
function ToTheDesk({ controller, desk }: { controller: DutyController; desk: string }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const go = useCallback(() => {
    if (controller.snapshot().ringing && pathname !== desk) void navigate(desk);
  }, [controller, navigate, pathname, desk]);
  useEffect(() => controller.subscribe(go), [controller, go]);
  return null;
}

/** Everything behind the sign-in: one connection, one duty, the pages that the roles give. */
export function SignedIn({ staff }: { staff: Staff }) {
  const { t } = useTranslation();
  const { http, socket, session } = useServices();
  const trouble = useTrouble();
  const now = useNow(15_000);
  const [folded, setFolded] = useState(false);
  const [controller] = useState(() => (may(staff, 'calls.answer') ? new DutyController(http, socket, trouble) : null));
  useOutdatedReload(() => controller?.isBusy ?? false);
  // Somebody changed this account: the session has what may be done now.
  const renew = useCallback(() => void session.renew(session.current()).catch(() => undefined), [session]);
  useNotice(consoleMessages.sessionChanged, renew);
  const { open: find, finder } = useFinder(staff, controller);
  const areas = areasOf(staff);
  const home = homePath(staff);
  useEffect(() => {
    socket.open();
    controller?.start();
    return () => {
      controller?.close();
      socket.close();
    };
  }, [socket, controller]);
  const pairings = usePairings(areas.includes('pairings'));
  const over = pairings.items.length - pendingPairings(pairings.items, now).length;
  const pending = (pairings.total ?? 0) - over;

  const only = (area: Area, page: ReactNode): ReactNode => (areas.includes(area) ? page : <Forbidden home={home} />);
  const desk = (title: string): ReactNode => <Desk title={title} skills={staff.skills} onInCall={setFolded} />;
  const fleet = only(
    'fleet',
    <FleetPage
      staff={staff}
      pending={areas.includes('pairings') ? pending : null}
      canRevoke={may(staff, 'terminals.revoke')}
      canPlace={may(staff, 'terminals.place')}
    />,
  );
  const legal = only('legal', <LegalPage canKeep={keepsFigures(staff)} />);
  const jobs = only('jobs', <JobsPage canManage={may(staff, 'jobs.manage')} seesRetention={seesRetention(staff)} />);
  const commands = only('commands', <CommandsPage staff={staff} />);
  const places = only('places', <PlacesPage staff={staff} />);
  const people = only('staff', <StaffPage staff={staff} />);
  const beside = areas.find((area) => area !== 'wall');
  const pages = (
    <Shell staff={staff} folded={folded} badges={{ pairings: pending }} onFind={find}>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route index element={<Navigate to={home} replace />} />
          <Route path="login" element={<Navigate to={home} replace />} />
          <Route path="desk" element={only('desk', desk(t('desk.title')))} />
          <Route path="seat" element={only('seat', desk(t('desk.seatTitle')))} />
          <Route path="wall" element={<Forbidden home={home} />} />
          <Route path="fleet" element={fleet} />
          <Route path="fleet/:id" element={fleet} />
          <Route path="pair" element={<PairByFragment />} />
          <Route path="pairings" element={only('pairings', <PairingsPage />)} />
          <Route path="pairings/:code" element={only('pairings', <PairingPage />)} />
          <Route path="applications" element={only('applications', <ApplicationsPage />)} />
          <Route path="commands" element={commands} />
          <Route path="commands/:id" element={commands} />
          <Route path="answers" element={only('answers', <AnswersPage staff={staff} />)} />
          <Route path="roster" element={only('roster', <RosterPage staff={staff} />)} />
          <Route path="guests" element={only('guests', <GuestsPage staff={staff} />)} />
          <Route path="jobs" element={jobs} />
          <Route path="quality" element={only('quality', <QualityPage />)} />
          <Route path="places" element={places} />
          <Route path="places/:unit" element={places} />
          <Route path="places/:unit/:site" element={places} />
          <Route path="enrolments" element={only('enrolments', <EnrolmentsPage />)} />
          <Route path="staff" element={people} />
          <Route path="staff/:id" element={people} />
          <Route path="account" element={<AccountPage staff={staff} />} />
          <Route path="legal" element={legal} />
          <Route path="legal/draw" element={legal} />
          <Route path="*" element={<Missing home={home} />} />
        </Routes>
      </Suspense>
    </Shell>
  );
  return (
    <DutyContext value={controller}>
      <PageCorner value={<Clock />}>
        {controller && <ToTheDesk controller={controller} desk={home} />}
        {controller && <RingNotification />}
        {finder}
        {areas.includes('wall') ? (
          <Routes>
            <Route
              path="wall"
              element={
                <ConfigProvider theme={wallTheme}>
                  <Suspense fallback={<div className="wall-waiting" />}>
                    <WallPage back={`/${beside ?? 'fleet'}`} banner={<Banners saysDemo={false} />} isDemo={isDemo()} />
                  </Suspense>
                </ConfigProvider>
              }
            />
            <Route path="*" element={pages} />
          </Routes>
        ) : (
          pages
        )}
      </PageCorner>
    </DutyContext>
  );
}
