import type { Staff } from '@falink/protocol';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import { useServices } from '../api/services.js';
import { DeskPage } from '../features/desk/DeskPage.js';
import { DutyContext } from '../features/desk/DutyContext.js';
import { DutyController } from '../features/desk/duty-controller.js';
import { type Area, areasOf, homePath, takesCalls } from '../model/roles.js';
import { useTrouble } from '../ui/useTrouble.js';
import { Forbidden, Missing } from './Nowhere.js';
import { Shell } from './Shell.js';

/** Everything behind the sign-in: one connection, one duty, the pages that the roles give. */
export function SignedIn({ staff }: { staff: Staff }) {
  const { t } = useTranslation();
  const { http, socket } = useServices();
  const trouble = useTrouble();
  const [folded, setFolded] = useState(false);
  const [controller] = useState(() => (takesCalls(staff) ? new DutyController(http, socket, trouble) : null));
  const areas = areasOf(staff);
  useEffect(() => {
    socket.open();
    controller?.start();
    return () => {
      controller?.close();
      socket.close();
    };
  }, [socket, controller]);

  const only = (area: Area, page: React.ReactNode): React.ReactNode =>
    areas.includes(area) ? page : <Forbidden home={homePath(staff)} />;
  return (
    <DutyContext value={controller}>
      {controller && <ToTheDesk controller={controller} desk={homePath(staff)} />}
      <Shell staff={staff} folded={folded} badges={{}}>
        <Routes>
          <Route index element={<Navigate to={homePath(staff)} replace />} />
          <Route path="login" element={<Navigate to={homePath(staff)} replace />} />
          <Route path="desk" element={only('desk', <DeskPage title={t('desk.title')} onInCall={setFolded} />)} />
          <Route path="seat" element={only('seat', <DeskPage title={t('desk.seatTitle')} onInCall={setFolded} />)} />
          <Route path="*" element={<Missing home={homePath(staff)} />} />
        </Routes>
      </Shell>
    </DutyContext>
  );
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
