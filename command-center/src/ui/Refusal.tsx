import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../model/trouble.js';

/** Why a request was refused, where it was made. */
export function Refusal({ error }: { error: unknown }) {
  const { i18n } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <div className="note n-coral" role="alert">
      <TriangleAlert size={15} aria-hidden />
      {troubleText(error, i18n.language)}
    </div>
  );
}
