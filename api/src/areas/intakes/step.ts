import { emptyFields, type IntakeForm, type IntakeStep, type Paper } from '@falink/protocol';

/** What is known of an intake, as far as its progress goes. */
export interface IntakeProgress {
  readonly form: IntakeForm;
  readonly papers: readonly Pick<Paper, 'kind' | 'state'>[];
  readonly identityChecked: boolean;
  readonly readAloud: boolean;
  readonly confirmed: boolean;
  readonly accepted: boolean;
}

/** A paper that was neither accepted nor postponed holds the application up. */
function isSettled({ state }: Pick<Paper, 'state'>): boolean {
  return state === 'accepted' || state === 'later';
}

/**
 * The pictures that the person can be compared with, captured and not to be taken again: of the card, or, of somebody
 * without any document, of the person, so that it can be said later who applied.
 */
export function comparablePapers<P extends Pick<Paper, 'kind' | 'state'>>({
  form,
  papers,
}: {
  readonly form: Pick<IntakeProgress['form'], 'identityDocument'>;
  readonly papers: readonly P[];
}): P[] {
  const needed = form.identityDocument === 'none' ? 'person' : 'identity_front';
  return papers.filter(({ kind, state }) => kind === needed && (state === 'received' || state === 'accepted'));
}

/** What the officer must have seen before saying who the person is. */
export function missingForIdentity({ form, papers }: Pick<IntakeProgress, 'form' | 'papers'>): string[] {
  if (comparablePapers({ form, papers }).length > 0) return [];
  return [form.identityDocument === 'none' ? 'papers.person' : 'papers.identity_front'];
}

/** What is missing before the form can be read aloud: paths of the form, `identity`. */
export function missingForReading(progress: Pick<IntakeProgress, 'form' | 'identityChecked'>): string[] {
  const fields = emptyFields(progress.form).map((field) => `form.${field}`);
  return progress.identityChecked ? fields : [...fields, 'identity'];
}

/** What is missing before the application can be accepted: the above, `papers`, `confirmation`. */
export function missingForAcceptance(progress: IntakeProgress): string[] {
  const missing = missingForReading(progress);
  if (!progress.papers.every(isSettled)) missing.push('papers');
  if (!progress.readAloud || !progress.confirmed) missing.push('confirmation');
  return missing;
}

/** Which of the four steps on the screen is being worked on. */
export function stepOf(progress: IntakeProgress): IntakeStep {
  if (progress.accepted) return 'accepted';
  if (!progress.identityChecked) return 'identity';
  if (progress.readAloud) return 'confirm';
  if (!progress.papers.every(isSettled) || missingForReading(progress).length > 0) return 'documents';
  return 'read_aloud';
}
