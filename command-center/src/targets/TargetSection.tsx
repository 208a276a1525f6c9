import { useTranslation } from 'react-i18next';
import { TargetSettings } from './TargetSettings.js';

/** What a terminal should run and what it says that it runs: a part of its drawer. */
export function TargetSection({ terminalId, canManage }: { terminalId: string; canManage: boolean }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="drawer-h">{t('targets.title')}</h2>
      <TargetSettings key={terminalId} place={{ kind: 'terminal', id: terminalId }} canManage={canManage} />
    </section>
  );
}
