/** The black page outside of the hours of the screen. */
export const screenOff = {
  'screenOff.title': '屏幕已关闭',
  'screenOff.wake': '按任意键唤醒',
} as const;
