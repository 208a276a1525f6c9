import type { Figure } from '@falink/protocol';

/** What somebody who goes through the figures has to know about one, the most pressing first. */
export type FigureMark = 'unset' | 'unverified' | 'due' | 'own';

/** A provincial figure that nobody has entered has nothing yet that could be checked. */
export function marksOf(figure: Figure): readonly FigureMark[] {
  if (figure.shown === null) return ['unset'];
  return [
    ...(figure.unverified ? (['unverified'] as const) : []),
    ...(figure.dueForCheck ? (['due'] as const) : []),
    ...(figure.overridden ? (['own'] as const) : []),
  ];
}

export type FigureView = 'all' | 'due' | 'unset' | 'own';
export const FIGURE_VIEWS: readonly FigureView[] = ['all', 'due', 'unset', 'own'];

export interface FigureFilter {
  readonly view: FigureView;
  /** Words of the name in either language; all of them must be there. */
  readonly text: string;
}
export const NO_FIGURE_FILTER: FigureFilter = { view: 'all', text: '' };

/** Figures written from memory are due as well. */
function inView(figure: Figure, view: FigureView): boolean {
  const marks = marksOf(figure);
  switch (view) {
    case 'all':
      return true;
    case 'due':
      return marks.includes('due') || marks.includes('unverified');
    case 'unset':
      return marks.includes('unset');
    case 'own':
      return marks.includes('own');
  }
}

/** Figures of one view whose name has every word that was typed. */
export function filterFigures(figures: readonly Figure[], filter: FigureFilter): readonly Figure[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return figures.filter((figure) => {
    const name = `${figure.name.zh}\n${figure.name.en}`.toLowerCase();
    return inView(figure, filter.view) && words.every((word) => name.includes(word));
  });
}

export function countViews(figures: readonly Figure[]): Readonly<Record<FigureView, number>> {
  const count = (view: FigureView): number => figures.filter((figure) => inView(figure, view)).length;
  return { all: count('all'), due: count('due'), unset: count('unset'), own: count('own') };
}

/** Subjects that have a name in the texts, in the order of the page; every other one is `other`. */
export const SUBJECTS = [
  'legal-aid',
  'deadline',
  'assignment',
  'court-fee',
  'enforcement-fee',
  'preservation-fee',
  'work-injury',
  'severance',
  'overtime',
  'delayed-interest',
  'lending',
  'personal-injury',
  'other',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** What a figure is about: the part of its id before the first dot. */
export function subjectOf(parameterId: string): Subject {
  const prefix = parameterId.split('.')[0];
  return SUBJECTS.find((subject) => subject === prefix) ?? 'other';
}

export interface FigureGroup {
  readonly subject: Subject;
  readonly figures: readonly Figure[];
}

/** By subject; within one, the order that came: those due for checking first. */
export function groupFigures(figures: readonly Figure[]): readonly FigureGroup[] {
  return SUBJECTS.map((subject) => ({
    subject,
    figures: figures.filter((figure) => subjectOf(figure.parameterId) === subject),
  })).filter((group) => group.figures.length > 0);
}
