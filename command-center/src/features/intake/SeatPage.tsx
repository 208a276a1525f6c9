import type { StaffCall } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { AgentPill } from '../../call/AgentPill.js';
import { CallControls } from '../../call/CallControls.js';
import { RecentLines } from '../../call/CallLines.js';
import { CallVideo } from '../../call/CallVideo.js';
import { useCallLine } from '../../call/DutyContext.js';
import { LostLine } from '../../call/LostLine.js';
import { WrapUpBar } from '../../call/WrapUpBar.js';
import { placeOf } from '../../model/place.js';
import { Card } from '../../ui/Card.js';
import { Page } from '../../ui/Page.js';
import { IntakeSeat } from './IntakeSeat.js';

/** The legal-aid seat during an intake call and its wrap-up. `talking` is false in wrap-up: the record goes on. */
export function SeatPage({ call, intakeId, talking }: { call: StaffCall; intakeId: string; talking: boolean }) {
  const { t } = useTranslation();
  const line = useCallLine();
  return (
    <Page title={t('desk.call.intakeTitle')} note={placeOf(call.terminal)} tools={<AgentPill />} className="desk">
      {line && talking && <LostLine line={line} />}
      <IntakeSeat
        intakeId={intakeId}
        video={
          line &&
          talking && (
            <>
              <CallVideo line={line} name={call.terminal.siteName} compact />
              <CallControls line={line} compact />
              <RecentLines callId={call.id} />
            </>
          )
        }
        wrapUp={
          !talking && (
            <Card bare>
              <WrapUpBar compact />
            </Card>
          )
        }
      />
    </Page>
  );
}
