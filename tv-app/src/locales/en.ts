import { about } from './en/about.js';
import { app } from './en/app.js';
import { banner } from './en/banner.js';
import { calculator } from './en/calculator.js';
import { callActive } from './en/call-active.js';
import { callIncoming } from './en/call-incoming.js';
import { callRating } from './en/call-rating.js';
import { callWaiting } from './en/call-waiting.js';
import { callback } from './en/callback.js';
import { command } from './en/command.js';
import { companion } from './en/companion.js';
import { deviceCheck } from './en/device-check.js';
import { emergency } from './en/emergency.js';
import { enrol } from './en/enrol.js';
import { firstStart } from './en/first-start.js';
import { follow } from './en/follow.js';
import { handover } from './en/handover.js';
import { home } from './en/home.js';
import { inUse } from './en/in-use.js';
import { intake } from './en/intake.js';
import { legal } from './en/legal.js';
import { legalAid } from './en/legal-aid.js';
import { library } from './en/library.js';
import { live } from './en/live.js';
import { locked } from './en/locked.js';
import { networkCheck } from './en/network-check.js';
import { notice } from './en/notice.js';
import { offline } from './en/offline.js';
import { pairing } from './en/pairing.js';
import { place } from './en/place.js';
import { precheck } from './en/precheck.js';
import { privacy } from './en/privacy.js';
import { receipt } from './en/receipt.js';
import { revoked } from './en/revoked.js';
import { room } from './en/room.js';
import { screenOff } from './en/screen-off.js';
import { screensaver } from './en/screensaver.js';
import { seen } from './en/seen.js';
import { services } from './en/services.js';
import { settings } from './en/settings.js';
import { starting } from './en/starting.js';
import { toast } from './en/toast.js';
import { voice } from './en/voice.js';
import { voicePage } from './en/voice-page.js';
import { welcome } from './en/welcome.js';
import type { Translated } from './translated.js';
import type { zh } from './zh.js';

/** Every text in English: a key or a page that is missing is a type error. */
export const en: Translated<typeof zh> = {
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
};
