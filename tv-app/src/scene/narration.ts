import type { PageScene } from './PageScene.js';

/** What narration reads when a page opens or 0 is pressed: the title, the lines, and each choice with its digit. */
export function narrationOf(scene: PageScene, locale: 'zh-CN' | 'en'): string {
  const stop = locale === 'en' ? '. ' : '。';
  const choices = scene.choices
    .filter((choice) => !choice.disabled && choice.digit !== null)
    .map((choice) => (locale === 'en' ? `${choice.digit}: ${choice.label}` : `按${choice.digit}，${choice.label}`));
  return [scene.title, ...scene.lines, ...choices].filter((part) => part !== '').join(stop);
}

/** What narration reads when the focus moves. */
export function focusNarration(scene: PageScene, focusId: string | null): string {
  return scene.choices.find((choice) => choice.id === focusId)?.label ?? '';
}
