import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../model/trouble.js';
import { useTell } from './use-tell.js';

/** Shows a failure as one sentence of the person's language. */
export function useTrouble(): (error: unknown) => void {
  const tell = useTell();
  const { i18n } = useTranslation();
  return useCallback((error) => tell.failed(troubleText(error, i18n.language)), [tell, i18n]);
}
