import { type ErrorSpec, spec } from '../../error-spec.js';

/** Televisions never meet these codes; an older one would read them as ones that it knows. */
const conflict = (zh: string, en: string) => spec(409, 'conflict', zh, en, { since: 2, before: 'call.state' });
const missing = (zh: string, en: string) => spec(404, 'missing', zh, en, { since: 2, before: 'request.not_found' });
const closed = (zh: string, en: string) =>
  spec(409, 'unavailable', zh, en, { since: 2, before: 'call.nobody_on_duty' });
const refused = (zh: string, en: string) => spec(403, 'permission', zh, en, { since: 2, before: 'auth.forbidden' });

export const guestErrors = {
  'guest.closed': closed(
    '网上咨询没有开放。请拨打 12348，或者去就近的公共法律服务站。',
    'Consultations by browser are not open. Call 12348, or go to the nearest service station.',
  ),
  'guest.full': closed(
    '现在排队的人多，网上暂时排不上。请过一会儿再试，或者拨打 12348。',
    'Too many people wait online now. Try again in a while, or call 12348.',
  ),
  'guest.blocked': refused(
    '这里暂时不能咨询。有疑问请拨打 12348。',
    'Consultations are not possible from here for now. If you have questions, call 12348.',
  ),
  'guest.place_unknown': missing(
    '没有这个地方的服务。请从您所在区的公共法律服务网页打开，或者拨打 12348。',
    'There is no service for this place. Open the page from the site of your district, or call 12348.',
  ),
  'guest.link_unknown': missing(
    '这个链接不对，可能没有复制完整。请向给您链接的工作人员再要一个。',
    'This link is wrong; it may have been copied in part. Ask the person who gave it to you for another.',
  ),
  'guest.link_used': conflict(
    '这个链接已经在另一部设备上打开过，每个链接只能给一个人用。请向工作人员再要一个。',
    'This link was opened on another device. Each link is for one person: ask for another.',
  ),
  'guest.link_expired': conflict(
    '这个链接已过有效时间。请向工作人员再要一个。',
    'This link is past its time. Ask the staff for another.',
  ),
  'guest.link_withdrawn': conflict(
    '这个链接已被工作人员收回。请再要一个，或者拨打 12348。',
    'The staff have withdrawn this link. Ask for another, or call 12348.',
  ),
  'guest.proof_invalid': refused(
    '没有连上，请再按一次“开始咨询”。',
    'That did not work. Press “Start a consultation” once more.',
  ),
  'guest.notice_changed': conflict(
    '个人信息告知有了新的内容，请再看一遍。',
    'The notice about personal information has changed. Read it once more.',
  ),
  'guest.guardian_needed': spec(
    422,
    'input',
    '不满十四岁的孩子咨询，要有爸爸妈妈或者其他监护人同意。',
    'A child under fourteen needs the consent of a parent or guardian.',
    { since: 2, before: 'request.malformed' },
  ),
  'guest.already_open': spec(
    409,
    'conflict',
    '这部设备已经有一个咨询，请回到那个页面。',
    'This device already has a consultation. Go back to that page.',
    { since: 2, before: 'call.already_open' },
  ),
  'guest.unknown': missing('没有找到这次咨询，请重新开始。', 'There is no such consultation. Start another one.'),
  'guest.not_guest': conflict(
    '这次通话不是从浏览器打来的，请按终端的办法处理。',
    'This call did not come from a browser. Deal with its terminal instead.',
  ),
  'guest.reported': conflict('这次通话已经举报过了。', 'This call was reported already.'),
  'guest.report_late': conflict(
    '通话结束已超过一小时，不能再举报。',
    'The call ended more than an hour ago and can no longer be reported.',
  ),
  'guest.report_unknown': missing('没有这条举报，请刷新列表。', 'There is no such report. Refresh the list.'),
} as const satisfies Record<string, ErrorSpec>;
