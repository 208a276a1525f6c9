import { choiceCards } from '../../components/choices.js';
import type { Kit } from '../../components/Kit.js';
import type { LevelView } from '../../components/LevelMeter.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import { companionOffer } from '../../scene/companion.js';
import type { PageScene } from '../../scene/PageScene.js';
import { categoryName } from '../../scene/words.js';
import { type CallViewState, isScreen } from '../../session/callView.js';
import { drawPhoneOffer } from './drawPhoneOffer.js';
import { drawQueue } from './drawQueue.js';
import { drawMicrophone, drawSelf } from './drawSelf.js';
import { drawSender } from './drawSender.js';

interface WaitingRoom {
  readonly state: CallViewState;
  /** What the code for a phone says; null: none is offered. */
  readonly link: string | null;
  /** The camera's picture is on the screen. */
  readonly hasPicture: boolean;
  /** Loudness of the microphone, and where it is shown. */
  readonly level: Pick<LevelView, 'plane' | 'source'>;
}

/** In the queue: the self view, the place, and what to do while waiting. */
export function drawWaiting(kit: Kit, scene: PageScene, view: WaitingRoom): Node {
  const { t, elder } = kit;
  const { state } = view;
  const cameraOff = state.media.camera === 'off';
  return {
    ...pageTitle(kit, scene.title, elder ? '' : categoryName(state, t)),
    Self:
      view.link === null
        ? drawSelf(kit, state, view.hasPicture)
        : drawPhoneOffer(kit, view.link, companionOffer(state.media, kit.t)),
    Mic: isScreen(state.call) ? drawSender(kit, state) : drawMicrophone(kit, state, view.level),
    Tip: {
      x: 96,
      y: 862,
      Icon: kit.icon({ x: 4, y: 6, name: 'ask', size: 44, tone: 'gold' }),
      Text: kit.label({ text: t('waiting.tip'), x: 74, y: 4, tone: 'soft', w: 860, fit: true }),
    },
    Queue: drawQueue(kit, state),
    ...choiceCards(kit, scene.choices, {
      x: 1064,
      y: 548,
      w: 760,
      h: 122,
      gap: 20,
      icons: { watch: 'play', camera: cameraOff ? 'cam' : 'camoff', number: 'phone', phone: 'cam', return: 'mobile' },
      titleSize: kit.pick(42, 46),
    }),
    Hints: hintRow(kit, scene.hints, 96, kit.pick(978, 972)),
  };
}
