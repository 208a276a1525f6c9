import type { Store } from '@falink/client';
import type { Category } from '@falink/protocol';
import type { Device } from '../../platform/Platform.js';
import type { CallModel } from '../CallModel.js';
import { pageForCall } from '../callPages.js';
import { isOpen } from '../callView.js';
import type { IntakeModel } from '../IntakeModel.js';
import type { Navigator } from '../Navigator.js';
import type { Programme } from '../Programme.js';
import { PAGE_TRAITS } from '../pageTraits.js';
import type { TerminalIdentity } from '../TerminalIdentity.js';
import type { Toasts } from '../Toasts.js';
import type { LineState } from './LineDirector.js';

/** Where a call leads: from the red key through its pages to the rating, and back to what it interrupted. */
export class CallDirector {
  constructor(
    private readonly parts: {
      readonly identity: TerminalIdentity;
      readonly line: Store<LineState>;
      readonly call: CallModel;
      readonly intake: IntakeModel;
      readonly programme: Programme;
      readonly navigator: Navigator;
      readonly toasts: Toasts;
      readonly device: Pick<Device, 'mayLackMedia'>;
      readonly goHome: () => void;
    },
  ) {}

  start(): void {
    this.parts.call.store.subscribe(() => this.follow());
    this.parts.intake.store.subscribe(() => this.follow());
  }

  /** A call to a lawyer, or the page of the one that is open. */
  callLawyer(category?: Category): void {
    const { identity, call, navigator } = this.parts;
    if (identity.store.state.state.kind !== 'paired') return;
    if (!isOpen(call.state.call) && call.state.phase !== 'starting')
      this.#start('consultation', category ? { category } : {});
    navigator.open('call-waiting');
  }

  /** A legal-aid session with the officer; nothing while a call is open. */
  startIntake(): void {
    const { call, intake, navigator } = this.parts;
    if (isOpen(call.state.call)) return;
    intake.forget();
    this.#start('intake');
    navigator.open('call-waiting');
  }

  #start(...how: Parameters<CallModel['start']>): void {
    const { call, device, toasts } = this.parts;
    if (device.mayLackMedia) toasts.say('noLocalMedia');
    void call.start(...how);
  }

  /** The rating is given or skipped: forgets the call and returns to the video that it interrupted, or home. */
  close(): void {
    const { call, programme, navigator, goHome } = this.parts;
    call.forget();
    const { content } = programme.store.state;
    if (content?.kind === 'asset') navigator.restore('home', 'programme', { id: content.asset.id });
    else goHome();
  }

  /** Shows the page for the present state of the call. Idempotent. */
  follow(): void {
    const { line, call, intake, navigator, toasts } = this.parts;
    const { state } = call;
    const shown = navigator.location.page;
    if (state.media.phase === 'ended' && line.state.lost && isOpen(state.call)) {
      // The media has given up, and the service cannot be asked what became of the call.
      call.lose();
      return;
    }
    if (state.call?.intakeId && state.phase === 'open' && intake.state.intake?.id !== state.call.intakeId)
      intake.load(state.call.intakeId);
    if (!isOpen(state.call)) intake.stopLoading();
    if (state.phase === 'returned' && shown !== 'emergency') {
      toasts.say('returned');
      if (PAGE_TRAITS[shown].ofCall) this.close();
      else call.forget();
      return;
    }
    const move = pageForCall(state, shown, intake.state.receipt !== null);
    if (move === 'home') {
      const reason = state.call?.endReason;
      toasts.say(reason === 'connection_lost' ? 'connectionLost' : reason === 'failed' ? 'failed' : 'callOver');
      this.close();
    } else if (move) {
      if (PAGE_TRAITS[shown].givesPlace) navigator.replace(move.page);
      else navigator.open(move.page);
    }
  }
}
