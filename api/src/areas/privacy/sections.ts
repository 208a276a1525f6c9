import type { PrivacyNotice, Text } from '@falink/protocol';
import type { NoticeFacts } from './facts.js';
import { contactOf } from './summary.js';

type Section = PrivacyNotice['sections'][number];

const section = (title: Text, ...paragraphs: Text[]): Section => ({ title, paragraphs });
const text = (zh: string, en: string): Text => ({ zh, en });

/** The whole notice: what 个人信息保护法 art. 17 asks for, in its order. */
export function sectionsOf(facts: NoticeFacts): Section[] {
  return [
    whoOf(facts),
    why(),
    whatOf(facts),
    howLongOf(facts),
    whoSees(),
    rightsOf(facts),
    children(),
    refusingOf(facts),
  ];
}

function whoOf(facts: NoticeFacts): Section {
  const { processor, district } = facts;
  const contact = contactOf(facts);
  return section(
    text('谁在处理', 'Who is responsible'),
    processor === null
      ? text('负责的单位还没有登记。', 'The responsible office has not been entered yet.')
      : text(`负责的单位：${processor}。`, `Responsible office: ${processor}.`),
    text(`联系方式：${contact.zh}。`, `Contact: ${contact.en}.`),
    ...(district
      ? [
          text(
            `提供的服务：${district.serviceName.zh}。监督电话：${district.supervisionPhone}。`,
            `Service: ${district.serviceName.en}. Supervision: ${district.supervisionPhone}.`,
          ),
        ]
      : []),
  );
}

function why(): Section {
  return section(
    text('为了什么', 'What for'),
    text(
      '让您和值班律师说上话；律师没空时给您回电话。',
      'So that you can talk to the lawyer on duty, or be called back.',
    ),
    text('办理法律援助申请，告诉您办到哪一步。', 'To handle applications for legal aid and say how far they are.'),
    text(
      '让服务正常、安全：看设备好不好用，留下谁做过什么的记录。',
      'To keep the service working and safe: whether devices work, and a record of who did what.',
    ),
    text(
      '不做广告，不卖给别人，不由机器自动决定给不给援助。',
      'No advertising, no sale, and no machine decides on legal aid.',
    ),
  );
}

function whatOf({ audience }: NoticeFacts): Section {
  const call = text(
    '通话：图像和声音只转送，不保存；打来的时间、时长、事由类别，律师写的记录。',
    'Calls: picture and sound are passed on and not kept; time, length and subject, and what the lawyer notes.',
  );
  const number = text('电话号码：只在您要求回电时。', 'Your telephone number: only if you ask to be called back.');
  const application = text(
    '法律援助申请：姓名、证件号码、住址、事由、经济状况、证件和材料的照片。其中有敏感个人信息，办理前工作人员会单独问您同不同意。',
    'Applications: name, identity number, address, the matter, your means, pictures of papers. Some of it is sensitive: the officer asks for your consent to it separately, before.',
  );
  const device = text(
    '电视：安装地点、型号、网络、运行好坏，开着哪一页。您填的、算的，中心看不到；打了几分，不知道是谁打的。',
    'The television: its place, model, network, how well it works and which page is open. What you enter or compute is not seen; of a rating nobody knows whose it is.',
  );
  const log = text(
    '电视的运行日志：出了毛病要查时，工作人员可以取最近的一段，里面的号码都遮住了，没有图像、声音和您填的内容。',
    'The log of the television: when something is wrong, staff can fetch its latest lines. Numbers in it are masked; it holds no picture, no sound and nothing that you enter.',
  );
  const browser = text(
    '网上咨询：浏览器里存的一个随机号，用来接着刚才的咨询；网络地址只留看不出原样的代码，防捣乱，一天后删除。',
    'Consultations by browser: a random number that the browser keeps, to go on with the consultation; of the network address only a code that does not show it, against abuse, for a day.',
  );
  const staff = text(
    '工作人员：账号、登录的时间和网络地址、办过的操作。',
    'Staff: account, time and network address of signing in, and what was done.',
  );
  const rest = {
    home: [call, number, application, device, log],
    room: [call, application, number, device, log],
    web: [call, browser, application, staff],
  };
  return section(text('用到哪些信息', 'Which information'), ...rest[audience]);
}

function howLongOf({ audience, keep, keepHealthDays }: NoticeFacts): Section {
  const signIns = text(`工作人员的登录记录：${keep.sign_ins} 天。`, `Sessions of staff: ${keep.sign_ins} days.`);
  return section(
    text('保存多久', 'For how long'),
    text(
      `回电号码：回电以后 ${keep.callback_numbers} 天。`,
      `Numbers to call back: ${keep.callback_numbers} days after the call.`,
    ),
    text(
      `律师的通话记录：${keep.call_notes} 天；谁在什么时候打过电话：${keep.call_records} 天。`,
      `A lawyer's notes: ${keep.call_notes} days; that there was a call: ${keep.call_records} days.`,
    ),
    text(
      `没有受理的申请：${keep.unfinished_intakes} 天。受理了的是法律援助档案，按国家规定的期限保存。`,
      `Applications that were not accepted: ${keep.unfinished_intakes} days. Accepted ones are archives and kept as the law orders.`,
    ),
    ...(audience === 'web'
      ? [signIns]
      : [
          text(`电视运行好坏的记录：${keepHealthDays} 天。`, `How well the television worked: ${keepHealthDays} days.`),
          text(`取来的运行日志：${keep.commands} 天。`, `Logs that were fetched: ${keep.commands} days.`),
        ]),
  );
}

function whoSees(): Section {
  return section(
    text('谁能看到', 'Who sees it'),
    text(
      '接您电话的律师、办您申请的工作人员，和他们的主管；每次查看完整的号码、材料都有记录。',
      'The lawyer who answers you, the staff who handle your application, and their supervisors; each reading of a whole number or paper is recorded.',
    ),
    text('存在主办单位管理的服务器上，加密保存。', 'It lies on servers that the responsible office runs, encrypted.'),
    text('法律规定必须提供的除外，不给其他人。', 'Nobody else is given it, unless the law orders so.'),
  );
}

function rightsOf(facts: NoticeFacts): Section {
  const contact = contactOf(facts);
  const supervision = facts.district?.supervisionPhone;
  return section(
    text('您可以要求', 'What you may ask for'),
    text(
      '查看、复制自己的信息；错了要求更正，少了要求补充。',
      'To see and copy what is kept about you; to have it corrected or completed.',
    ),
    text(
      '要求删除；收回您的同意；要求把规则讲给您听。',
      'To have it deleted; to take back your consent; to have the rules explained.',
    ),
    text(`怎么办：联系 ${contact.zh}，说明姓名和要求。`, `How: ${contact.en}; say your name and what you ask for.`),
    ...(supervision
      ? [
          text(
            `不给办，可以打监督电话 ${supervision}，也可以起诉。`,
            `If it is refused: call ${supervision}, or go to court.`,
          ),
        ]
      : []),
  );
}

function children(): Section {
  return section(
    text('不满十四岁的孩子', 'Children under fourteen'),
    text(
      '孩子的信息，要爸爸妈妈或者其他监护人同意才能填。',
      'Information about a child needs the consent of a parent or guardian.',
    ),
  );
}

function refusingOf({ audience, district }: NoticeFacts): Section {
  const hotline = district?.hotline ?? '12348';
  const watch = text(
    '不打电话、不办申请，照样可以看节目。',
    'Programmes can be watched without a call or an application.',
  );
  return section(
    text('不想用怎么办', 'If you would rather not'),
    ...(audience === 'web' ? [] : [watch]),
    text(
      `也可以打 ${hotline}，或者带上材料去法律援助中心的窗口。`,
      `You can also call ${hotline}, or take your papers to the legal-aid centre.`,
    ),
  );
}
