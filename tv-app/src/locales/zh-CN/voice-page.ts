export const voicePage = {
  'voicePage.line': '打开以后，每一页都会念出来；按任何键就停',
  'voicePage.narration': '念字',
  'voicePage.speed': '快慢',
  'voicePage.speed.slow': '慢',
  'voicePage.speed.normal': '正常',
  'voicePage.speed.fast': '快',
  'voicePage.volume': '声音大小',
  'voicePage.volume.low': '小',
  'voicePage.volume.normal': '正常',
  'voicePage.volume.high': '大',
  'voicePage.try': '听一听',
  'voicePage.tryLine': '把这一页念一遍',
} as const;
