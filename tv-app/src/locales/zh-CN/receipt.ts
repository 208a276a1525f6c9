export const receipt = {
  'receipt.title': '申请已经受理',
  'receipt.number': '受理编号',
  'receipt.code': '查询码',
  'receipt.due': '最晚 {month} 月 {day} 日答复',
  'receipt.dueLine': '从受理起 {days} 天内决定要不要给您派律师',
  'receipt.provisional': '节假日安排公布后可能顺延',
  'receipt.scan': '手机扫码存下来',
  'receipt.keep': '查询码只显示这一次，请记下或扫码',
  'receipt.ok': '我记下了，结束',
} as const;
