import type { Key } from './key.js';

/** What `event.keyCode` means on one kind of machine. */
export interface KeyTable {
  readonly machine: string;
  /** Where the codes are written down. */
  readonly source: string;
  readonly codes: Readonly<Record<number, Key>>;
}

/** Codes that mean the same whether the key has a name or not. */
export const PC_TABLES: readonly KeyTable[] = [
  {
    machine: 'keyboard',
    source: 'W3C UI Events, Legacy key attributes §5.1.3',
    codes: {
      8: 'back',
      13: 'ok',
      27: 'back',
      33: 'channelUp',
      34: 'channelDown',
      36: 'home',
      37: 'left',
      38: 'up',
      39: 'right',
      40: 'down',
      72: 'home',
      112: 'red',
      113: 'green',
      114: 'yellow',
      115: 'blue',
    },
  },
  {
    machine: 'keyboard with multimedia keys',
    source: 'Windows virtual key codes VK_BROWSER_BACK, VK_BROWSER_HOME, VK_MEDIA_PLAY_PAUSE',
    codes: { 166: 'back', 172: 'home', 179: 'playPause' },
  },
];

/** Codes of keys without a name: of boxes and television browsers. */
export const BOX_TABLES: readonly KeyTable[] = [
  {
    machine: 'CE-HTML and HbbTV',
    source: 'CEA-2014-A annex F; ETSI TS 102 796 §10.2.2 (but not its pause, 19, which is up on Android)',
    codes: {
      403: 'red',
      404: 'green',
      405: 'yellow',
      406: 'blue',
      415: 'play',
      427: 'channelUp',
      428: 'channelDown',
      461: 'back',
    },
  },
  {
    machine: 'Tizen',
    source: 'Samsung Tizen TV web device API, TVInputDevice key codes',
    codes: { 10009: 'back', 10252: 'playPause' },
  },
  {
    machine: 'Android TV web view',
    source: 'Android KeyEvent: KEYCODE_HOME, BACK, DPAD_UP …, PROG_RED …',
    codes: {
      3: 'home',
      4: 'back',
      19: 'up',
      20: 'down',
      21: 'left',
      22: 'right',
      23: 'ok',
      183: 'red',
      184: 'green',
      185: 'yellow',
      186: 'blue',
    },
  },
  {
    machine: 'Chinese IPTV boxes (Huawei, ZTE EPG)',
    source: 'public EPG pages, e.g. xumengly/xumengly.github.io keyBorad.js: 0x101, 0x102, 0x107, 0x110, 0x113 …',
    codes: {
      24: 'back',
      257: 'channelUp',
      258: 'channelDown',
      263: 'playPause',
      272: 'home',
      275: 'red',
      276: 'green',
      277: 'yellow',
      278: 'blue',
    },
  },
  {
    machine: 'direct-broadcast satellite boxes (直播星)',
    source: 'public pages of such boxes, e.g. l674964417/msgBox global/const.js',
    codes: {
      2305: 'red',
      2306: 'green',
      2307: 'yellow',
      2308: 'blue',
      4098: 'home',
      4173: 'channelUp',
      4174: 'channelDown',
    },
  },
  {
    machine: 'cable boxes',
    source: 'public pages of such boxes, e.g. GitHubFsc/Aqua js/common/keyvalue.js',
    codes: {
      339: 'home',
      340: 'back',
      372: 'channelUp',
      373: 'channelDown',
      833: 'green',
      834: 'yellow',
      4160: 'play',
      4162: 'pause',
    },
  },
];

/** @throws Error when two tables mean different things by one code: then a key would do something by accident */
export function codesOf(tables: readonly KeyTable[]): ReadonlyMap<number, Key> {
  const codes = new Map<number, Key>();
  for (const { machine, codes: own } of tables) {
    for (const [name, key] of Object.entries(own)) {
      const code = Number(name);
      if ((codes.get(code) ?? key) !== key) throw new Error(`${machine}: ${code} means ${codes.get(code)} elsewhere`);
      codes.set(code, key);
    }
  }
  return codes;
}
