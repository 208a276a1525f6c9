import type { Receipt } from '@falink/protocol';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { monthDay } from '../../scene/words.js';

/** 法律援助法 Art. 43: the decision within seven days of receipt. */
const DECISION_DAYS = 7;

export function receiptWords(receipt: Receipt, t: Translate): { due: string; lines: string[] } {
  return {
    due: t('receipt.due', monthDay(receipt.decisionDue)),
    lines: [t('receipt.dueLine', { days: DECISION_DAYS }), ...(receipt.provisional ? [t('receipt.provisional')] : [])],
  };
}

/** The receipt as data; the query code is spelt, for narration. `inCall`: the line to the officer is still open. */
export function receiptScene(receipt: Receipt | null, t: Translate, inCall: boolean): PageScene {
  const words = receipt ? receiptWords(receipt, t) : { due: '', lines: [] };
  return {
    page: 'receipt',
    title: t('receipt.title'),
    lines: receipt
      ? [
          `${t('receipt.number')} ${receipt.number}`,
          `${t('receipt.code')} ${Array.from(receipt.queryCode).join(' ')}`,
          words.due,
          ...words.lines,
        ]
      : [],
    choices: [{ id: 'ok', label: t('receipt.ok'), digit: 1 }],
    hints: inCall ? [{ key: 'red', label: t('intake.end') }] : [],
    firstFocus: 'ok',
  };
}
