/** The key of a button, drawn by the stylesheet (`ui/base.css`): it is no part of the words by which the button is called. */
export function KeyHint({ keys }: { keys: string }) {
  return <kbd data-keys={keys} aria-hidden />;
}
