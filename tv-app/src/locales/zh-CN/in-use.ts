export const inUse = {
  'inUse.title': '这台终端已在另一个窗口打开',
  'inUse.line': '一台终端同时只能用一个窗口。要在这里用，就把它接过来，那边会停下。',
  'inUse.take': '在这里用',
} as const;
