import type { Kit } from '../components/Kit.js';
import type { Node } from '../components/node.js';
import { type Sheet, type SheetSpec, sheet } from '../components/sheet/sheet.js';
import type { PageScene } from '../scene/PageScene.js';

/** A page in the largest size: what of it is on the screen, and how often its words were turned. */
export class PageSheet {
  #drawn: Sheet | undefined;
  #turn = 0;
  #title = '';

  /** The page was drawn on a sheet, not by itself. */
  get isDrawn(): boolean {
    return this.#drawn !== undefined;
  }
  get planes(): Sheet['planes'] {
    return this.#drawn?.planes ?? {};
  }

  draw(kit: Kit, spec: Omit<SheetSpec, 'turn'>): Node {
    // Another page in the same place begins with its first words.
    if (this.#title !== spec.scene.title) this.#turn = 0;
    this.#title = spec.scene.title;
    this.#drawn = sheet(kit, { ...spec, turn: this.#turn });
    return this.#drawn.node;
  }

  /** The page draws itself. */
  leave(): void {
    this.#drawn = undefined;
  }

  /** Whether a choice is among the cards that are on the screen. */
  shows(id: string): boolean {
    return this.#drawn?.shown.includes(id) === true;
  }

  /** The choice that follows the cards on the screen, or precedes them; undefined: there is none. */
  beyond({ choices }: PageScene, isForward: boolean): string | undefined {
    if (!this.#drawn) return undefined;
    const ids = choices.filter(({ disabled }) => !disabled).map(({ id }) => id);
    const shown = ids.filter((id) => this.shows(id));
    const edge = ids.indexOf((isForward ? shown[shown.length - 1] : shown[0]) ?? '');
    return edge < 0 ? undefined : ids[edge + (isForward ? 1 : -1)];
  }

  /** Shows the next words, or the ones before. @returns whether there are others */
  turnWords(isForward: boolean): boolean {
    if (!this.#drawn || this.#drawn.pages < 2) return false;
    this.#turn += isForward ? 1 : -1;
    return true;
  }
}
