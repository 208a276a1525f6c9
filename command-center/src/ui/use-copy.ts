import { useTell } from './use-tell.js';

/** What is said after a copy, and where the browser refuses it. */
export interface CopyWords {
  readonly done: string;
  readonly failed: string;
}

/** Copies a text to the clipboard, and says whether that worked. */
export function useCopy(): (text: string, words: CopyWords) => void {
  const tell = useTell();
  return (text, { done, failed }) => {
    // Without https a browser has no clipboard.
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => tell.done(done),
      () => tell.warn(failed),
    );
  };
}
