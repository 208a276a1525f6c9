import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { Prompt } from '../../session/commands/Prompts.js';

/** What a command shows, as data. @param secondsLeft until its time is over; null: it stays */
export function commandScene(t: Translate, prompt: Prompt | null, secondsLeft: number | null): PageScene {
  const seconds = String(secondsLeft ?? 0);
  switch (prompt?.kind) {
    case 'self-test':
      return scene(
        t('command.test'),
        [prompt.isNotice ? t('command.testNotice', { seconds }) : t('command.testLine')],
        [choice('ok', t('command.agree'), 1), choice('back', t('command.refuse'), 2)],
        t('command.refuse'),
      );
    default:
      return scene(
        t('command.message'),
        [prompt?.text ?? '', prompt?.seconds == null ? t('command.messageLine') : t('command.messageFor')],
        [choice('ok', t('command.ok'), 1)],
        t('hint.back'),
      );
  }
}

const choice = (id: string, label: string, digit: 1 | 2): SceneChoice => ({ id, label, digit });

/** @param back what Back does */
function scene(title: string, lines: readonly string[], choices: readonly SceneChoice[], back: string): PageScene {
  return { page: 'command', title, lines, choices, hints: [{ key: 'back', label: back }], firstFocus: 'ok' };
}
