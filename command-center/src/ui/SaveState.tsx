import { CloudUpload, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftSnapshot } from '../model/draft.js';
import { useSay } from './announcer.js';
import { timeOfDay } from './format.js';

/** Whether what was typed is stored, in few words. */
export function SaveState({ snapshot }: { snapshot: Pick<DraftSnapshot<object>, 'status' | 'savedAtMs'> }) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const { status, savedAtMs } = snapshot;
  const [openedAtMs] = useState(savedAtMs);
  useEffect(() => {
    if (savedAtMs !== null && savedAtMs !== openedAtMs) say(t('common.save.said'));
  }, [savedAtMs, openedAtMs, say, t]);
  const isStuck = status === 'failed' || status === 'refused';
  useEffect(() => {
    if (isStuck) say(t(`common.save.${status}`), 'assertive');
  }, [isStuck, status, say, t]);
  if (snapshot.status === 'failed' || snapshot.status === 'refused') {
    return (
      <span className="s12 c-coral row nowrap" style={{ gap: 4 }}>
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
    <span className="s12 t3 nowrap">
      {t('common.save.saved', { time: timeOfDay(snapshot.savedAtMs, i18n.language) })}
    </span>
  );
}
