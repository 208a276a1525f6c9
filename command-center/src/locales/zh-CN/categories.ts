/** What a call is about; the phone pages have these words without the rest of the console's. */
export const categories = {
  uncategorised: '未分类',
  labour: '劳动用工',
  work_injury: '工伤赔偿',
  family: '婚姻家事',
  housing: '房屋物业',
  traffic: '交通事故',
  lending: '民间借贷',
  minors: '未成年人',
  elderly: '老年人',
  other: '其他',
};
