export const notice = {
  'notice.title': '{site}法律顾问',
  'notice.none': '还没有公示法律顾问',
  'notice.noneLine': '请打 {hotline}，或者按红键问值班律师。',
  'notice.phone': '顾问电话',
  'notice.duties': '能帮您做',
  'notice.supervision': '监督电话',
  'notice.supervisionLine': '没来、态度不好，请打',
  'notice.call': '现在问律师',
  'notice.aid': '看援助流程',
  'notice.save': '手机扫码\n存下电话',
  'notice.day': '{month}月{day}日 周{weekday}',
} as const;
