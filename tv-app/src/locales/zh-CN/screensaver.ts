/** The notice of the place while nobody uses the television. */
export const screensaver = {
  'saver.call': '按红键，找律师',
  'saver.phoneCall': '有事打 {hotline}',
  'saver.wake': '按任意键继续',
} as const;
