import { Lightning } from '@lightningjs/sdk';
import { artUrl } from './components/art.js';
import type { Measure } from './components/font.js';
import { TextureCare } from './components/TextureCare.js';
import { drawTextsInMemory, redrawTexts } from './components/textPictures.js';
import type { Digit, Key, KeyPress } from './keymap.js';
import type { Page, PagePlanes } from './pages/Page.js';
import type { PlaneName } from './platform/Platform.js';
import { routes } from './routes.js';
import { Narrator } from './scene/Narrator.js';
import { type LocalScene, toLocal } from './scene/PageScene.js';
import { isOpen } from './session/callView.js';
import type { Location } from './session/Navigator.js';
import { PAGE_TRAITS } from './session/pageTraits.js';
import { participantsOf } from './session/participants.js';
import type { Session } from './session/Session.js';
import { MOTION } from './theme.js';
import { Banner } from './widgets/Banner.js';
import { DemoMark } from './widgets/DemoMark.js';
import { Ground } from './widgets/Ground.js';
import { ToastPlate } from './widgets/ToastPlate.js';

const PLANES: readonly PlaneName[] = ['programme', 'remote', 'self'];
const KEPT = [
  'icons-44',
  'icons-56',
  'icons-68',
  'ring',
  'shadow',
  'dot',
  'logo',
  'fade-up',
  'fade-left',
  'scene-router',
  'figure-zhou',
];
/** The service marks its pages in the demo. */
function isDemo(): boolean {
  return document.querySelector('meta[name="falink-demo"]') !== null;
}

const NO_SCENE: LocalScene = { page: 'starting', title: '', focus: null, options: [] };

/** The screen: the ground with its windows, one page at a time, and what lies over every page. */
export class App extends Lightning.Component {
  private session: Session | undefined;
  private measure: Measure | undefined;
  private narrator: Narrator | undefined;
  private page: Page | undefined;
  private shown: Location | undefined;
  private textures: TextureCare | undefined;
  /** A key is being handled: a page that opens now was asked for. */
  private pressing = false;

  static override _template(): Lightning.Template {
    return {
      w: 1920,
      h: 1080,
      Ground: { type: Ground, holes: [] },
      Slot: { w: 1920, h: 1080 },
      Banner: { type: Banner },
      Toast: { type: ToastPlate },
      ...(isDemo() && { Demo: { type: DemoMark } }),
    };
  }

  /** Begins to follow the session. */
  begin(session: Session, measure: Measure): void {
    this.session = session;
    this.measure = measure;
    drawTextsInMemory(this.stage);
    this.textures = new TextureCare(this.stage, new Set(KEPT.map(artUrl)));
    const talking = () => isOpen(session.call.state.call) && session.call.state.call.state !== 'queued';
    this.narrator = new Narrator(session.voice, session.preferences, {
      quiet: talking,
      calls: () => session.callsLawyer,
    });
    (this.getByRef('Banner') as Banner).begin(session, measure);
    (this.getByRef('Toast') as ToastPlate).begin(session, measure);
    (this.getByRef('Demo') as DemoMark | undefined)?.begin(session, measure);
    session.navigator.store.subscribe(({ location }) => this.show(location));
    session.platform.planes.onPicture(() => this.placePlanes());
    this.show(session.navigator.location);
  }

  /** What the screen shows, as data. */
  scene(): LocalScene {
    const { page, session } = this;
    if (!page || !session) return NO_SCENE;
    const { call, phase } = session.call.state;
    const programme = session.programme.store.state;
    return toLocal(page.scene, page.focused, {
      ...(call &&
        phase !== 'none' && {
          call: {
            id: call.id,
            state: call.state,
            waitMs: Math.round(session.call.waitMs()),
            ...(call.position !== null && { position: call.position }),
            participants: participantsOf(session.call.state),
          },
        }),
      ...(programme.content && {
        player: {
          state: programme.state,
          kind: programme.content.kind,
          title: session.programme.title,
          currentTime: session.platform.programme.currentTime,
        },
      }),
    });
  }

  /** Texture memory in use, in bytes: four a pixel. */
  textureBytes(): number {
    return this.stage.usedMemory * 4;
  }

  /** Whether a key is the page's: volume belongs to the television until the service gives one. */
  takes(key: Key): boolean {
    const isVolume = key === 'volumeUp' || key === 'volumeDown';
    return !isVolume || this.session?.volume.isGiven === true;
  }

  /** A key of the remote. */
  press(press: KeyPress): void {
    this.pressing = true;
    try {
      this.use(press);
    } finally {
      this.pressing = false;
    }
  }

  /** Whether a digit, or every one, would count now: a page that opened without a key takes none at first. */
  takesDigits(digit?: Digit): boolean {
    return this.page?.takesDigits(digit) !== false;
  }

  private use(press: KeyPress): void {
    const { session } = this;
    if (!session) return;
    this.narrator?.stop();
    if (session.touch(press.key)) return;
    // The key may have brought another page back.
    const { page } = this;
    if (!page) return;
    if (press.key === 'volumeUp' || press.key === 'volumeDown') {
      session.changeVolume(press.key === 'volumeUp' ? 1 : -1);
      return;
    }
    if (page.handle(press)) return;
    if (press.repeat) return;
    if (press.key === 'back') session.back();
    else if (press.key === 'home') session.goHome();
    else if (press.key === 'red') session.callLawyer();
  }

  /**
   * Loads and keeps the pictures of every page and those of the offline page, which cannot be fetched once that page is
   * needed. About 15 MB of textures.
   */
  keepPictures(): void {
    for (const name of KEPT) {
      const texture = new Lightning.textures.ImageTexture(this.stage);
      texture.src = artUrl(name);
      texture.load();
    }
  }

  /** A better font has arrived: remeasures and redraws every text. */
  fontChanged(): void {
    this.page?.refresh();
    redrawTexts(this.stage);
  }

  private show(location: Location): void {
    const { session, measure, narrator } = this;
    if (!session || !measure || !narrator) return;
    if (this.shown?.page === location.page && JSON.stringify(this.shown.params) === JSON.stringify(location.params))
      return;
    this.textures?.leave(this.shown?.page === 'home');
    this.shown = location;
    narrator.stop();
    const slot = this.getByRef('Slot') as Lightning.Element;
    slot.childList.clear();
    const page = this.stage.c({ type: routes[location.page] }) as Page;
    this.page = page;
    page.context = { session, measure, narrator, unasked: !this.pressing, changed: () => this.placePlanes() };
    page.params = location.params;
    page.patch({ alpha: 0.001, y: 16 });
    slot.childList.add(page as Lightning.Element);
    page.patch(
      PAGE_TRAITS[location.page].instant
        ? { alpha: 1, y: 0 }
        : {
            smooth: {
              alpha: [1, { duration: MOTION.pageIn, timingFunction: 'ease-out' }],
              y: [0, { duration: MOTION.pageIn, timingFunction: 'ease-out' }],
            },
          },
    );
    this.placePlanes();
    this._refocus();
    // Nobody is there who would listen.
    if (location.page !== 'screensaver') narrator.page(page.scene);
  }

  private placePlanes(): void {
    const { session, page } = this;
    if (!session || !page) return;
    const wanted: PagePlanes = page.attached ? page.shownPlanes : {};
    const { planes } = session.platform;
    const holes = [];
    for (const plane of PLANES) {
      const rect = wanted[plane];
      const ready = rect !== undefined && planes.hasPicture(plane);
      planes.place(plane, ready ? rect : null);
      if (ready) holes.push(rect);
    }
    const ground = this.getByRef('Ground') as Ground;
    ground.visible = !page.isGroundless;
    ground.holes = holes.slice(0, 2).map(({ x, y, w, h, radius }) => ({ x, y, w, h, radius: radius ?? 24 }));
  }

  override _getFocused(): Lightning.Component {
    return this.page ?? this;
  }
}
