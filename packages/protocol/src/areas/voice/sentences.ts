import type { Locale } from '../../common.js';

/**
 * Sentences that the television's pages say to everybody: rendered once, kept on each box, and the only ones that are
 * ever kept as sound. A test of the television compares them with what its pages say.
 */
const SENTENCES: readonly (readonly [zh: string, en: string])[] = [
  ['要不要把字念给您听？', 'Shall the pages be read aloud?'],
  ['按零随时可以再听一遍', 'Press 0 at any time to hear a page again'],
  ['按一，要念', 'Press 1: Read them aloud'],
  ['按二，不用念', 'Press 2: No, thank you'],
  ['已经输入', 'Typed so far'],
  ['字这么大，看得清吗？', 'Is the text large enough?'],
  ['以后可以在设置里改', 'It can be changed under Settings'],
  ['按一，看得清，就用大字', 'Press 1: Yes, use large text'],
  ['按二，字小一点，一页多放些', 'Press 2: Smaller text, more on a page'],
  ['按零，再听一遍', 'Zero key: Say it again'],
  ['法联', 'FaLink'],
  ['按一，呼叫律师', 'Press 1: Call lawyer'],
  ['按二，法律援助', 'Press 2: Legal aid'],
  ['符合条件不花钱', 'Free if you qualify'],
  ['按三，普法点播', 'Press 3: Watch again'],
  ['想看哪集看哪集', 'Any episode you like'],
  ['按四，更多服务', 'Press 4: More'],
  ['公示电话设置', 'Notices, phones, settings'],
  ['红键，呼叫律师', 'Red key: Call a lawyer'],
  ['法律援助', 'Legal aid'],
  ['请不起律师，国家帮您请，不收钱', 'Cannot afford a lawyer? The state provides one, free of charge.'],
  ['说清楚什么事', 'Say what it is about'],
  ['讨薪、工伤、赡养、家暴等都可以', 'Wages, injuries, violence at home'],
  ['带身份证和有关的字据', 'Bring your ID card and papers'],
  ['没有的也可以以后补', 'What is missing can follow'],
  ['连线法律援助中心', 'Talk to the centre'],
  ['在社区公共法律服务室办，有人帮您', 'In the community room, with help'],
  ['七天内给您答复', 'An answer in 7 days'],
  ['通过了就派律师给您', 'If granted, a lawyer is assigned'],
  ['按一，现在就申请', 'Press 1: Apply now'],
  ['连线法律援助中心', 'Connect to the centre'],
  ['按二，能不能申请', 'Press 2: Can I apply?'],
  ['答几个问题就知道', 'A few questions will tell'],
  ['按三，先问问律师', 'Press 3: Ask a lawyer first'],
  ['拿不准就先问', 'Not sure? Ask first'],
  ['按四，查我的申请', 'Press 4: Follow my application'],
  ['用编号和查询码', 'Number and query code'],
  ['返回键，回首页', 'Back key: Home'],
  ['更多服务', 'More services'],
  ['公共法律服务热线', 'Legal hotline'],
  ['不看电视时，打电话一样问律师', 'Ask a lawyer without the TV'],
  ['幺二三四八', 'one two three four eight'],
  ['投诉和建议', 'Complaints'],
  ['对服务不满意，请打监督电话', 'Not satisfied? Call supervision'],
  ['按一，本村法律顾问', 'Press 1: Village legal adviser'],
  ['姓名、时间、电话公示', 'Name, hours, telephone'],
  ['按二，查我的申请', 'Press 2: Follow my application'],
  ['看办到哪一步', 'See how far it is'],
  ['按三，留个电话', 'Press 3: Leave a number'],
  ['律师给您打回来', 'A lawyer calls back'],
  ['按四，试试摄像头和话筒', 'Press 4: Try camera and microphone'],
  ['呼叫前先看一看', 'Have a look before calling'],
  ['按五，设置', 'Press 5: Settings'],
  ['大字、念字、字幕、语言', 'Text size, voice, subtitles, language'],
  ['按六，法律计算器', 'Press 6: Calculators'],
  ['诉讼费、工伤、加班费', 'Court fees, work injury, overtime'],
  ['按八，把手机上的通话转到电视', 'Press 8: Move a call to this TV'],
  ['电视上看律师，对着手机说', 'See the lawyer here, speak to the phone'],
  ['律师那边响铃了', 'Ringing at the lawyer'],
  ['受理员那边响铃了', 'Ringing at the officer'],
  ['请看着电视，马上接通', 'Please look at the TV'],
  ['按二，关摄像头', 'Press 2: Camera off'],
  ['只说话，不露面', 'Speak without being seen'],
  ['红键，不问了，退出排队', 'Red key: Leave the queue'],
  ['返回键，去看别的，排队不丢', 'Back key: Look around, keep your place'],
  ['请按您的电话号码', 'Your telephone number'],
  ['用遥控器的数字键输入，输完按确定键', 'Type with the digits of the remote, then press OK'],
  ['还没有输入', 'Nothing is typed yet'],
  ['返回键，不留了', 'Back key: Do not leave one'],
  ['蓝键，再听一遍', 'Blue key: Say it again'],
  ['查我的申请', 'Follow my application'],
  ['受理编号', 'Number'],
  ['按编号里的九个数字：年份四位，序号五位', 'The 9 digits of the number: 4 of the year, 5 of the serial'],
  ['返回键，回上一页', 'Back key: Previous page'],
  ['这次服务，您满意吗？', 'Were you satisfied?'],
  ['按一到五当中的一个数字，按一下就好', 'Press one digit from 1 to 5'],
  ['律师看不到是谁评的', 'The lawyer cannot see who rated'],
  ['受理员看不到是谁评的', 'The officer cannot see who rated'],
  ['按五，非常满意', 'Press 5: Very satisfied'],
  ['按四，满意', 'Press 4: Satisfied'],
  ['按三，基本满意', 'Press 3: Fairly satisfied'],
  ['按二，不满意', 'Press 2: Dissatisfied'],
  ['按一，非常不满意', 'Press 1: Very dissatisfied'],
  ['返回键，这次不评', 'Back key: Not this time'],
  ['法律计算器', 'Calculators'],
  ['按数字键就能算，不用会打字', 'The digits of the remote are all you need'],
  ['按一，离职补偿', 'Press 1: Severance'],
  ['单位让我走，要赔我多少钱？', 'My employer lets me go: what am I owed?'],
  ['按二，加班费', 'Press 2: Overtime pay'],
  ['加班应该拿多少加班费？', 'What overtime pay am I owed?'],
  ['按三，工伤待遇', 'Press 3: Work-injury benefits'],
  ['工伤能拿哪些钱？', 'What am I owed for an injury at work?'],
  ['按四，人身损害赔偿', 'Press 4: Personal-injury damages'],
  ['被撞伤、打伤，能要多少赔偿？', 'I was injured: what damages can I claim?'],
  ['按五，诉讼费', 'Press 5: Court fee'],
  ['打官司要交多少诉讼费？', 'What does the court charge?'],
  ['按六，看别的', 'Press 6: See the others'],
  ['红键，找个人问问', 'Red key: Ask a person'],
  ['设置', 'Settings'],
  ['按确定或数字切换', 'OK or the digit changes it'],
  ['按五，摄像头和话筒：试一试', 'Press 5: Camera and microphone: try them'],
  ['按六，关于这台电视：编号、版本、网络', 'Press 6: About this TV: number, version, network'],
  ['按七，您的信息怎么用：告知、保存多久、找谁', 'Press 7: How your information is used: what, how long, whom to ask'],
  ['按八，网络检测：视频能不能通', 'Press 8: Network check: does video get through'],
  ['连不上服务', 'Service not reached'],
  [
    '网络是好的，服务正在恢复。 电视正在自己重连，不用一直按。',
    'The network is fine, the service is recovering. The television keeps trying.',
  ],
  ['着急问律师，用电话打幺二三四八', 'Urgent? Ask a lawyer by phone one two three four eight'],
  ['按一，现在就再试一次', 'Press 1: Try again now'],
  ['申请已经受理', 'Your application is accepted'],
  ['从受理起七天内决定要不要给您派律师', 'Decided within 7 days of acceptance'],
  ['按一，我记下了，结束', 'Press 1: I have noted it, finish'],
  ['试试摄像头和话筒', 'Camera and microphone'],
  ['摄像头正常', 'The camera works'],
  ['话筒正常', 'The microphone works'],
  ['按一，好了', 'Press 1: Done'],
  ['按二，再试一次', 'Press 2: Try again'],
  ['输入安装码', 'Type the installation code'],
  [
    '盒子标签上有十位数字。 用遥控器的数字键输入，再按确定。',
    'The label of the box has 10 digits. Type them with the remote, then press OK.',
  ],
  ['序列号', 'Serial number'],
];

/** A page has a digit for each of its choices. */
const MOST_CHOICES = 8;
const ZH_NUMBERS = [...'零一二三四五六七八九'];

/** Positions and keys, whole: pieced together from numbers they would not sound like a sentence. */
function composed(locale: Locale): string[] {
  const numbers = Array.from({ length: 9 }, (_, at) => at + 1);
  const said = (n: number) => (locale === 'en' ? String(n) : (ZH_NUMBERS[n] ?? ''));
  const position = (n: number, of: number) => (locale === 'en' ? `${n} of ${of}` : `第${said(n)}个，共${said(of)}个`);
  return [
    ...numbers.map((digit) => (locale === 'en' ? `Press ${digit}` : `按${said(digit)}`)),
    ...numbers.slice(1, MOST_CHOICES).flatMap((of) => Array.from({ length: of }, (_, at) => position(at + 1, of))),
  ];
}

function fixed(locale: Locale): readonly string[] {
  return [...new Set([...SENTENCES.map(([zh, en]) => (locale === 'en' ? en : zh)), ...composed(locale)])];
}

/** By language; each at most once. */
export const FIXED_SENTENCES: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': fixed('zh-CN'),
  en: fixed('en'),
};
