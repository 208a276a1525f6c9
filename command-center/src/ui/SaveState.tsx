import { CloudUpload, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftSnapshot } from '../model/draft.js';
import { timeOfDay } from './format.js';

/** Whether what was typed is stored, in few words. */
export function SaveState({ snapshot }: { snapshot: Pick<DraftSnapshot<object>, 'status' | 'savedAtMs'> }) {
  const { t, i18n } = useTranslation();
  if (snapshot.status === 'failed' || snapshot.status === 'refused') {
    return (
      <span className="s12 c-coral row nowrap" role="alert" style={{ gap: 4 }}>
        <TriangleAlert size={13} aria-hidden />
        {t(`common.save.${snapshot.status}`)}
      </span>
    );
  }
  if (snapshot.status === 'typing' || snapshot.status === 'saving') {
    return (
      <span className="s12 t3 row nowrap" style={{ gap: 4 }}>
        <CloudUpload size={13} aria-hidden />
        {t('common.save.saving')}
      </span>
    );
  }
  if (snapshot.savedAtMs === null) return <span className="s12 t3 nowrap">{t('common.save.auto')}</span>;
  return (
    <span className="s12 t3 nowrap" role="status">
      {t('common.save.saved', { time: timeOfDay(snapshot.savedAtMs, i18n.language) })}
    </span>
  );
}
