export const offline = {
  'offline.title': '网断了',
  'offline.line': '请看一下网线是不是松了，插紧就好。\n电视正在自己重连，不用一直按。',
  'offline.unreachable': '连不上服务',
  'offline.unreachableLine': '网络是好的，服务正在恢复。\n电视正在自己重连，不用一直按。',
  'offline.retry': '现在就再试一次',
  'offline.attempt': '正在重连',
  'offline.phone': '着急问律师，用电话打',
  'offline.repair': '修电视时报这个号：{code}',
} as const;
