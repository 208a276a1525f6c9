const CHANNEL = 'falink-guest-page';

/**
 * One page of a browser has its consultation at a time: that which began last, for instance by the code of a television.
 * In the room the media service sees to it; before, the pages do.
 *
 * @param lost another page began
 * @returns a function that ends this page's turn
 */
export function takeTurn(lost: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', lost);
  channel.postMessage('begun');
  return () => channel.close();
}
