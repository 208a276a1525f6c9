import type { CallModel } from '../CallModel.js';
import { isOpen } from '../callView.js';
import type { Prompts } from '../commands/Prompts.js';
import type { Navigator, PageId } from '../Navigator.js';
import { PAGE_TRAITS } from '../pageTraits.js';

/** Pages that a prompt does not cover: it waits until they are left. */
const COVERED_BY: ReadonlySet<PageId> = new Set<PageId>(['emergency', 'receipt', 'screen-off']);

/**
 * When a command's prompt has the screen: unless a call, an emergency or what somebody is entering has it, or the box
 * has no line.
 */
export class CommandDirector {
  constructor(
    private readonly parts: {
      readonly prompts: Prompts;
      readonly call: CallModel;
      readonly navigator: Navigator;
      readonly goHome: () => void;
    },
  ) {}

  start(): void {
    const { prompts, call, navigator } = this.parts;
    prompts.store.subscribe(() => this.#follow());
    call.store.subscribe(() => this.#follow());
    navigator.store.subscribe(() => this.#follow());
  }

  #follow(): void {
    const { prompts, call, navigator, goHome } = this.parts;
    const { page } = navigator.location;
    const { shown } = prompts.store.state;
    if (!shown) {
      if (page === 'command' && !navigator.back()) goHome();
      return;
    }
    const traits = PAGE_TRAITS[page];
    // A message waits until what somebody enters is done.
    const isEntered = traits.private && shown.prompt.kind === 'message';
    const isTaken = traits.ofCall || isEntered || COVERED_BY.has(page) || (traits.root && page !== 'home');
    if (page !== 'command' && !isTaken && !isOpen(call.state.call) && call.state.phase === 'none') {
      navigator.open('command');
    }
  }
}
