import { about } from './zh-CN/about.js';
import { app } from './zh-CN/app.js';
import { banner } from './zh-CN/banner.js';
import { calculator } from './zh-CN/calculator.js';
import { callActive } from './zh-CN/call-active.js';
import { callIncoming } from './zh-CN/call-incoming.js';
import { callRating } from './zh-CN/call-rating.js';
import { callWaiting } from './zh-CN/call-waiting.js';
import { callback } from './zh-CN/callback.js';
import { command } from './zh-CN/command.js';
import { companion } from './zh-CN/companion.js';
import { deviceCheck } from './zh-CN/device-check.js';
import { emergency } from './zh-CN/emergency.js';
import { enrol } from './zh-CN/enrol.js';
import { firstStart } from './zh-CN/first-start.js';
import { follow } from './zh-CN/follow.js';
import { handover } from './zh-CN/handover.js';
import { home } from './zh-CN/home.js';
import { inUse } from './zh-CN/in-use.js';
import { intake } from './zh-CN/intake.js';
import { legal } from './zh-CN/legal.js';
import { legalAid } from './zh-CN/legal-aid.js';
import { library } from './zh-CN/library.js';
import { live } from './zh-CN/live.js';
import { locked } from './zh-CN/locked.js';
import { networkCheck } from './zh-CN/network-check.js';
import { notice } from './zh-CN/notice.js';
import { offline } from './zh-CN/offline.js';
import { pairing } from './zh-CN/pairing.js';
import { place } from './zh-CN/place.js';
import { precheck } from './zh-CN/precheck.js';
import { privacy } from './zh-CN/privacy.js';
import { receipt } from './zh-CN/receipt.js';
import { revoked } from './zh-CN/revoked.js';
import { room } from './zh-CN/room.js';
import { screenOff } from './zh-CN/screen-off.js';
import { screensaver } from './zh-CN/screensaver.js';
import { seen } from './zh-CN/seen.js';
import { services } from './zh-CN/services.js';
import { settings } from './zh-CN/settings.js';
import { starting } from './zh-CN/starting.js';
import { toast } from './zh-CN/toast.js';
import { voice } from './zh-CN/voice.js';
import { voicePage } from './zh-CN/voice-page.js';
import { welcome } from './zh-CN/welcome.js';

/** Every text in Chinese, gathered from the pages' files. */
export const zh = {
  ...about,
  ...app,
  ...banner,
  ...calculator,
  ...callActive,
  ...callIncoming,
  ...callRating,
  ...callWaiting,
  ...callback,
  ...command,
  ...companion,
  ...deviceCheck,
  ...emergency,
  ...enrol,
  ...firstStart,
  ...follow,
  ...handover,
  ...home,
  ...inUse,
  ...intake,
  ...legal,
  ...legalAid,
  ...library,
  ...live,
  ...locked,
  ...networkCheck,
  ...notice,
  ...offline,
  ...pairing,
  ...place,
  ...precheck,
  ...privacy,
  ...receipt,
  ...revoked,
  ...room,
  ...screenOff,
  ...screensaver,
  ...seen,
  ...services,
  ...settings,
  ...starting,
  ...toast,
  ...voice,
  ...voicePage,
  ...welcome,
} as const;
