export const locked = {
  'locked.title': '这台电视已锁定',
  'locked.line': '它可能丢失了，所以先停用。\n请联系司法所，或拨打 12348。\n解锁以后，电视会自动恢复。',
  'locked.again': '再试一次',
  'locked.asking': '正在查询……',
} as const;
