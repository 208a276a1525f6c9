import type { Home, Locale } from '@falink/protocol';

/** Keys of the remote that the drawing names. */
export type RemoteKey = 'red' | 'home' | 'ok' | 'back' | 'volume' | 'digits' | 'zero' | 'blue';

/** What stands on the sheet, in the order of reading. */
export interface GuideText {
  readonly title: string;
  /** Site and terminal, as the television names them. */
  readonly place: string;
  /** What to give by telephone: the number that the page "about this television" shows. */
  readonly number: string;
  readonly numberName: string;
  readonly sentences: readonly string[];
  readonly keys: Readonly<Record<RemoteKey, string>>;
  /** On the keys themselves. */
  readonly caps: Readonly<Record<'red' | 'home' | 'back' | 'blue' | 'volume', string>>;
  readonly callTitle: string;
  readonly calls: readonly { readonly name: string; readonly phone: string; readonly line: string }[];
}

export interface GuideOf {
  readonly home: Pick<Home, 'district' | 'site' | 'terminal' | 'adviser'>;
  /** Of the box; null: not known. */
  readonly serial: string | null;
}

/** The last characters of a terminal's id, as the television shows them under Settings. */
const numberOf = (terminalId: string): string => terminalId.slice(-8).toUpperCase();

/** The words of the sheet that lies beside a television. */
export function guideText({ home, serial }: GuideOf, locale: Locale): GuideText {
  const { district, site, terminal, adviser } = home;
  const number = [numberOf(terminal.id), ...(serial === null ? [] : [serial])].join(' · ');
  const place = `${site.name} · ${terminal.name}`;
  const isZh = locale === 'zh-CN';
  const adviserCall = adviser && {
    name: isZh ? `法律顾问 ${adviser.name}` : `Legal adviser: ${adviser.name}`,
    phone: adviser.phone,
    line: adviser.hours.replace(/\s*\n\s*/g, isZh ? '；' : '; '),
  };
  const hotline = {
    name: isZh ? '法律咨询热线' : 'Legal hotline',
    phone: district.hotline,
    line: isZh ? '不看电视时，打电话一样问律师' : 'Ask a lawyer without the television',
  };
  const supervision = {
    name: isZh ? '监督电话' : 'Supervision',
    phone: district.supervisionPhone,
    line: isZh ? '没来、态度不好，请打' : 'If nobody came, or you were treated badly',
  };
  const calls = [...(adviserCall ? [adviserCall] : []), hotline, supervision];
  return isZh ? { ...ZH, place, number, calls } : { ...EN, place, number, calls };
}

type Words = Omit<GuideText, 'place' | 'number' | 'calls'>;

const ZH: Words = {
  title: '电视上找律师，这样用',
  numberName: '这台电视的编号',
  sentences: [
    '按红键，电视就帮您叫律师，不收钱。',
    '用方向键选，按 OK 确定；也可以直接按数字。',
    '没听清，按 0 再听一遍。',
    '按错了，按返回；想从头来，按主页。',
    '说完了，按红键，再按一次就挂断。',
  ],
  keys: {
    red: '红键：叫律师',
    home: '主页：回首页',
    ok: 'OK：确定',
    back: '返回：退一步',
    volume: '音量：大小声',
    digits: '数字：直接选',
    zero: '0：再听一遍',
    blue: '蓝键：再听一遍',
  },
  caps: { red: '红', home: '主页', back: '返回', blue: '蓝', volume: '音量' },
  callTitle: '有事打电话',
};

const EN: Words = {
  title: 'A lawyer on your television',
  numberName: 'Number of this television',
  sentences: [
    'The red key calls a lawyer, free of charge.',
    'Choose with the arrows, then OK, or press a digit.',
    'Press 0 to hear it again.',
    'Back undoes a step. Home starts over.',
    'To hang up, press the red key twice.',
  ],
  keys: {
    red: 'Red: lawyer',
    home: 'Home: first page',
    ok: 'OK: choose',
    back: 'Back: one step',
    volume: 'Volume',
    digits: 'Digits: choose',
    zero: '0: say it again',
    blue: 'Blue: say it again',
  },
  caps: { red: 'Red', home: 'Home', back: 'Back', blue: 'Blue', volume: 'Vol' },
  callTitle: 'Telephone',
};
