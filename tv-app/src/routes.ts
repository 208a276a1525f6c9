import { AboutPage } from './pages/About/AboutPage.js';
import { CalculatorPage } from './pages/Calculator/CalculatorPage.js';
import { CalculatorsPage } from './pages/Calculators/CalculatorsPage.js';
import { CallActivePage } from './pages/CallActive/CallActivePage.js';
import { CallbackPage } from './pages/Callback/CallbackPage.js';
import { CallIncomingPage } from './pages/CallIncoming/CallIncomingPage.js';
import { CallRatingPage } from './pages/CallRating/CallRatingPage.js';
import { CallWaitingPage } from './pages/CallWaiting/CallWaitingPage.js';
import { CommandPage } from './pages/Command/CommandPage.js';
import { CompanionPage } from './pages/Companion/CompanionPage.js';
import { DeviceCheckPage } from './pages/DeviceCheck/DeviceCheckPage.js';
import { EmergencyPage } from './pages/Emergency/EmergencyPage.js';
import { EnrolPage } from './pages/Enrol/EnrolPage.js';
import { FollowPage } from './pages/Follow/FollowPage.js';
import { HandoverPage } from './pages/Handover/HandoverPage.js';
import { HomePage } from './pages/Home/HomePage.js';
import { IntakePage } from './pages/Intake/IntakePage.js';
import { InUsePage } from './pages/InUse/InUsePage.js';
import { LanguagePage } from './pages/Language/LanguagePage.js';
import { LegalAidPage } from './pages/LegalAid/LegalAidPage.js';
import { LibraryPage } from './pages/Library/LibraryPage.js';
import { LivePage, ProgrammePage } from './pages/Live/LivePage.js';
import { LockedPage } from './pages/Locked/LockedPage.js';
import { NetworkCheckPage } from './pages/NetworkCheck/NetworkCheckPage.js';
import { NoticePage } from './pages/Notice/NoticePage.js';
import { OfflinePage } from './pages/Offline/OfflinePage.js';
import type { Page } from './pages/Page.js';
import { PairingPage } from './pages/Pairing/PairingPage.js';
import { PrecheckPage } from './pages/Precheck/PrecheckPage.js';
import { PrivacyPage } from './pages/Privacy/PrivacyPage.js';
import { ReadyPage } from './pages/Ready/ReadyPage.js';
import { ReceiptPage } from './pages/Receipt/ReceiptPage.js';
import { RevokedPage } from './pages/Revoked/RevokedPage.js';
import { RoomPage } from './pages/Room/RoomPage.js';
import { ScreenOffPage } from './pages/ScreenOff/ScreenOffPage.js';
import { ScreensaverPage } from './pages/Screensaver/ScreensaverPage.js';
import { ServicesPage } from './pages/Services/ServicesPage.js';
import { SettingsPage } from './pages/Settings/SettingsPage.js';
import { StartingPage } from './pages/Starting/StartingPage.js';
import { VoicePage } from './pages/Voice/VoicePage.js';
import { WelcomePage } from './pages/Welcome/WelcomePage.js';
import type { PageId } from './session/Navigator.js';

/** Which component is which page. */
export const routes: Readonly<Record<PageId, new (...args: never[]) => Page>> = {
  starting: StartingPage,
  welcome: WelcomePage,
  ready: ReadyPage,
  pairing: PairingPage,
  enrol: EnrolPage,
  home: HomePage,
  live: LivePage,
  library: LibraryPage,
  programme: ProgrammePage,
  'legal-aid': LegalAidPage,
  precheck: PrecheckPage,
  calculators: CalculatorsPage,
  calculator: CalculatorPage,
  follow: FollowPage,
  services: ServicesPage,
  handover: HandoverPage,
  notice: NoticePage,
  room: RoomPage,
  settings: SettingsPage,
  voice: VoicePage,
  language: LanguagePage,
  'device-check': DeviceCheckPage,
  'network-check': NetworkCheckPage,
  about: AboutPage,
  privacy: PrivacyPage,
  'call-incoming': CallIncomingPage,
  'call-waiting': CallWaitingPage,
  'call-active': CallActivePage,
  'call-rating': CallRatingPage,
  companion: CompanionPage,
  callback: CallbackPage,
  intake: IntakePage,
  receipt: ReceiptPage,
  emergency: EmergencyPage,
  command: CommandPage,
  'in-use': InUsePage,
  revoked: RevokedPage,
  locked: LockedPage,
  offline: OfflinePage,
  'screen-off': ScreenOffPage,
  screensaver: ScreensaverPage,
};
