export const starting = {
  'starting.title': '正在打开',
  'starting.line': '请稍等一下',
} as const;
