import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { insertText } from '../../model/insert-text.js';
import { useTell } from '../../ui/use-tell.js';

export const MAX_NOTES = 8_000;

/** Puts words into the notes, where the caret is or was; null while there are no notes to write. */
export type Inserter = RefObject<((words: string) => void) | null>;

/** Lends a field of notes to who has words for it. The caret stands behind them then, ready to type on. */
export function useInsert(
  inserter: Inserter | undefined,
  fieldId: string,
  text: string,
  onText: (text: string) => void,
): void {
  const { t } = useTranslation();
  const tell = useTell();
  const latest = useRef({ text, onText });
  latest.current = { text, onText };
  const [caret, setCaret] = useState<{ readonly at: number } | null>(null);
  useLayoutEffect(() => {
    const field = document.getElementById(fieldId);
    if (caret === null || !(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    field.setSelectionRange(caret.at, caret.at);
  }, [caret, fieldId]);
  useEffect(() => {
    if (!inserter) return;
    inserter.current = (words) => {
      const field = document.getElementById(fieldId);
      if (!(field instanceof HTMLTextAreaElement)) return;
      const { selectionStart: start, selectionEnd: end } = field;
      const inserted = insertText(latest.current.text, { start, end }, words, MAX_NOTES);
      if (inserted === null) {
        tell.warn(t('answers.full'));
        return;
      }
      latest.current.onText(inserted.text);
      setCaret({ at: inserted.caret });
    };
    return () => {
      inserter.current = null;
    };
  }, [inserter, fieldId, tell, t]);
}
