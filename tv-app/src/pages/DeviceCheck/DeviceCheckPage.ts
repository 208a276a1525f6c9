import { Store } from '@falink/client';
import type { Kit } from '../../components/Kit.js';
import { LevelMeter, type LevelSource } from '../../components/LevelMeter.js';
import { indexed, type Node } from '../../components/node.js';
import { pageTitle, rowBody } from '../../components/parts.js';
import type { CaptureResult } from '../../platform/Platform.js';
import type { PageScene } from '../../scene/PageScene.js';
import { Page, type PagePlanes } from '../Page.js';

const VIEW = { x: 96, y: 170, w: 1104, h: 621, radius: 24 } as const;

/** Camera and microphone tried before a call: one sees oneself and a bar moves with the voice. */
export class DeviceCheckPage extends Page {
  private result: CaptureResult | undefined;
  private readonly levels = new Store<{ level: number }>({ level: 0 });
  private readonly level: LevelSource = (listener) => this.levels.subscribe(({ level }) => listener(level));
  private stopMeter: (() => void) | undefined;
  private closed = false;

  protected override follow(): void {
    const { platform } = this.session;
    this.watch((listener) => platform.planes.onPicture(listener));
    this.watch((listener) => this.session.line.subscribe(listener));
    this.onClose(() => {
      this.closed = true;
      this.release();
    });
    void this.open();
  }

  private async open(): Promise<void> {
    const { platform, camera } = this.session;
    const result = await camera.open();
    if (this.closed) {
      if (result.stream) camera.close(result.stream);
      return;
    }
    this.result = result;
    platform.planes.attach('self', result.stream);
    if (result.stream) {
      this.stopMeter = platform.capture.meter(result.stream, (level) => this.levels.set({ level }));
    }
    this.refresh();
  }

  private get mayLackMedia(): boolean {
    return this.session.platform.device.mayLackMedia;
  }

  private release(): void {
    const { platform, camera } = this.session;
    this.stopMeter?.();
    this.stopMeter = undefined;
    platform.planes.attach('self', null);
    if (this.result?.stream) camera.close(this.result.stream);
    this.result = undefined;
    this.levels.set({ level: 0 });
  }

  override planes(): PagePlanes {
    return this.result?.camera ? { self: VIEW } : {};
  }

  protected override describe(): PageScene {
    const { t, result } = this;
    const lines = result
      ? [
          result.camera ? t('check.camGood') : t('check.camBad'),
          result.microphone ? t('check.micGood') : t('check.micBad'),
          ...(this.mayLackMedia ? [t('check.noLocalMedia')] : []),
        ]
      : [t('waiting.cameraOpening')];
    return {
      page: 'device-check',
      title: t('check.title'),
      lines,
      choices: [
        { id: 'done', label: t('check.done'), digit: 1 },
        { id: 'again', label: t('check.again'), digit: 2 },
        ...(this.session.firstStart.step === 'check'
          ? [{ id: 'later', label: t('first.later'), digit: 3 } as const]
          : []),
      ],
      hints: [],
      firstFocus: 'done',
    };
  }

  protected override choose(id: string): void {
    if (id !== 'again') {
      if (!this.session.firstStart.next('check')) this.session.back();
    } else {
      this.release();
      this.refresh();
      void this.open();
    }
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session, result } = this;
    const moving = result?.camera === true && session.platform.planes.hasPicture('self');
    const refused = result?.cameraRefusal === 'refused' || result?.microphoneRefusal === 'refused';
    const state = (
      good: boolean | undefined,
      yes: string,
      no: string,
    ): { icon: string; text: string; tone: 'jade' | 'gold' | 'muted' } =>
      good === undefined
        ? { icon: 'clock', text: t('waiting.cameraOpening'), tone: 'muted' }
        : good
          ? { icon: 'okc', text: yes, tone: 'jade' }
          : { icon: 'warn', text: no, tone: 'gold' };
    const camera = state(result?.camera, t('check.camGood'), t('check.camBad'));
    const microphone = state(result?.microphone, t('check.micGood'), t('check.micBad'));
    const bad = result !== undefined && (!result.camera || !result.microphone || this.mayLackMedia);
    return {
      Corner: this.corner(kit),
      ...pageTitle(kit, scene.title),
      ...(!moving && {
        View: {
          x: VIEW.x,
          y: VIEW.y,
          Panel: kit.panel({ x: 0, y: 0, w: VIEW.w, h: VIEW.h, surface: 'sunk' }),
          Chip: kit.chip({ x: VIEW.w / 2 - 60, y: 190, icon: result ? 'camoff' : 'cam', size: 120 }),
          Text: kit.label({ text: camera.text, role: 'h2', x: VIEW.w / 2, y: 350, align: 'center' }),
        },
      }),
      Camera: this.line(kit, 230, camera),
      CameraLine: kit.label({
        text: moving ? t('check.camGoodLine') : '',
        x: 1310,
        y: 300,
        tone: 'muted',
        w: 520,
        fit: true,
      }),
      Microphone: this.line(kit, 400, microphone),
      ...(result?.microphone && {
        MicrophoneLine: kit.label({ text: t('waiting.micLine'), x: 1310, y: 470, tone: 'muted', w: 520, fit: true }),
        Meter: {
          type: LevelMeter,
          view: { plane: session.platform.meter, source: this.level, x: 1310, y: 600 },
        },
      }),
      ...(bad && {
        Help: kit.label({
          text: this.mayLackMedia ? t('check.noLocalMedia') : refused ? t('check.refused') : t('check.plug'),
          x: 1240,
          y: 660,
          w: 584,
          leading: 1.45,
          tone: 'soft',
        }),
      }),
      ...indexed('Choice', scene.choices, (choice, index) =>
        kit.option(choice.id, {
          x: 96 + index * 584,
          y: 848,
          w: 552,
          h: 132,
          body: rowBody(kit, {
            w: 552,
            h: 132,
            digit: choice.digit,
            icon: choice.id === 'done' ? 'check' : choice.id === 'again' ? 'refresh' : 'rt',
            title: choice.label,
          }),
        }),
      ),
    };
  }

  private line(kit: Kit, y: number, state: { icon: string; text: string; tone: 'jade' | 'gold' | 'muted' }): Node {
    const size = kit.pick(44, 50);
    return {
      x: 1240,
      y,
      Icon: kit.icon({ x: 0, y: 6, name: state.icon, size: 44, tone: state.tone }),
      Text: kit.label({ text: state.text, x: 70, y: 0, size, bold: true, leading: 1.3, w: 514, fit: true }),
    };
  }
}
