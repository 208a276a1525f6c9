export const revoked = {
  'revoked.title': '这台终端已停用',
  'revoked.line': '请联系司法所，或者打 {hotline}。重新启用要再登记一次，电视会显示新的数字。',
  'revoked.again': '重新登记',
} as const;
