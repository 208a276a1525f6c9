import type { ServiceProblem } from '@falink/protocol';

/** What parts of this process noticed that has to be put right, until they find it in order. */
export class NoticedProblems {
  readonly #problems = new Map<string, ServiceProblem>();

  /** @param by who noticed it, one word a place; it has one problem at most @param problem null: it is in order */
  set(by: string, problem: ServiceProblem | null): void {
    if (problem) this.#problems.set(by, problem);
    else this.#problems.delete(by);
  }

  get all(): readonly ServiceProblem[] {
    return [...this.#problems.values()];
  }
}
