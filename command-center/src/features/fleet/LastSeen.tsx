import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { coarseAge } from '../../model/duration.js';

/** How long ago a terminal was last seen. */
export function LastSeen({ at, connected }: { at: string | null; connected: boolean }) {
  const { t } = useTranslation();
  const now = useNow(5_000);
  if (at === null) return <span className="t3">{t('fleet.never')}</span>;
  const { n, unit } = coarseAge(now - Date.parse(at));
  return <span className={connected ? '' : 'c-coral'}>{t(`common.age.${unit}`, { n })}</span>;
}
