import { BellOff, CloudOff, RefreshCw, TriangleAlert, VolumeX } from 'lucide-react';
import { use, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../api/services.js';
import { DutyContext, useBell, useDuty, useDutyController } from '../call/DutyContext.js';

/** A drop shorter than this is not worth a banner: the connection is back before anybody has read it. */
const QUIET_MS = 1_500;

export function isDemo(): boolean {
  return document.querySelector('meta[name="falink-demo"][content="1"]') !== null;
}

export function DemoBanner() {
  const { t } = useTranslation();
  if (!isDemo()) return null;
  return (
    <div className="strip strip-demo" role="note">
      <TriangleAlert size={15} aria-hidden />
      {t('common.demo')}
    </div>
  );
}

function LinkBanner() {
  const { t } = useTranslation();
  const link = useLink();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (link !== 'reconnecting') {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, [link]);
  if (link === 'outdated') {
    return (
      <div className="strip strip-link" role="alert">
        <RefreshCw size={15} aria-hidden />
        {t('common.outdated')}
        <button type="button" className="strip-button" onClick={() => location.reload()}>
          {t('common.reload')}
        </button>
      </div>
    );
  }
  if (!shown) return null;
  return (
    <div className="strip strip-link" role="status">
      <CloudOff size={15} aria-hidden />
      {t('common.reconnecting')}
    </div>
  );
}

/** On duty, a desk that could not be heard ringing says so on every page. */
function BellBanner() {
  const { t } = useTranslation();
  const { ringer } = useDutyController();
  const { agent } = useDuty();
  const bell = useBell();
  if (!agent || agent.state === 'offline') return null;
  if (bell === 'no_speaker') {
    return (
      <div className="strip strip-link" role="alert">
        <VolumeX size={15} aria-hidden />
        {t('common.bellNoSpeaker')}
      </div>
    );
  }
  if (bell !== 'blocked') return null;
  return (
    <div className="strip strip-link" role="alert">
      <BellOff size={15} aria-hidden />
      {t('common.bellBlocked')}
      <button type="button" className="strip-button" onClick={() => ringer.test()}>
        {t('common.bellUnlock')}
      </button>
    </div>
  );
}

/** @param saysDemo false: the page says itself that this is the demo */
export function Banners({ saysDemo = true }: { saysDemo?: boolean }) {
  return (
    <div className="app-banners">
      {saysDemo && <DemoBanner />}
      <LinkBanner />
      {use(DutyContext) && <BellBanner />}
    </div>
  );
}
