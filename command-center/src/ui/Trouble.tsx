import { Button } from 'antd';
import { RotateCw, ShieldX, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { codeOf, troubleText } from '../model/trouble.js';
import { Empty } from './Empty.js';

/** In the place of a list that did not come: why, and to try again; a refusal is final. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, i18n } = useTranslation();
  if (codeOf(error) === 'auth.forbidden') return <Empty icon={ShieldX} title={t('common.forbidden.title')} />;
  return (
    <div role="alert">
      <Empty icon={TriangleAlert} title={troubleText(error, i18n.language)}>
        <Button size="small" icon={<RotateCw size={14} aria-hidden />} onClick={onRetry}>
          {t('common.retry')}
        </Button>
      </Empty>
    </div>
  );
}
