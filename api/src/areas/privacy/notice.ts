import { createHash } from 'node:crypto';
import type { PrivacyNotice, Text } from '@falink/protocol';
import type { NoticeFacts } from './facts.js';
import { sectionsOf } from './sections.js';
import { summaryOf } from './summary.js';

const TITLE: Text = { zh: '您的信息，我们这样用', en: 'How we use your information' };
const VERSION_CHARACTERS = 16;
/** Facts hardly ever change; a home page is made for every box. */
const REMEMBERED = 64;

const made = new Map<string, PrivacyNotice>();

/** The notice for these facts. Pure: the same facts give the same text and the same version. */
export function noticeOf(facts: NoticeFacts): PrivacyNotice {
  const key = JSON.stringify(facts);
  let notice = made.get(key);
  if (!notice) {
    const text = { title: TITLE, summary: summaryOf(facts), sections: sectionsOf(facts) };
    notice = { version: hashOf(text), ...text };
    if (made.size >= REMEMBERED) made.clear();
    made.set(key, notice);
  }
  return notice;
}

function hashOf(text: Omit<PrivacyNotice, 'version'>): string {
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, VERSION_CHARACTERS);
}
