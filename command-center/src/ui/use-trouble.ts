import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../model/trouble.js';

/** Shows a failure as one sentence of the person's language. */
export function useTrouble(): (error: unknown) => void {
  const { message } = App.useApp();
  const { i18n } = useTranslation();
  return useCallback((error) => void message.error(troubleText(error, i18n.language), 5), [message, i18n]);
}
