import { type CommandKind, DONE, type OrderOf } from '../kind.js';

/** A video of the library from its beginning, or the channel. */
export const play: CommandKind<OrderOf<'play'>> = {
  waitsForCall: true,
  run: async ({ order: { assetId }, parts: { library, programme, navigator, goHome } }) => {
    if (assetId === null) {
      goHome();
      navigator.open('live');
      return DONE;
    }
    await library.refresh();
    const asset = library.find(assetId);
    if (!asset) return { state: 'failed', reason: 'no_video' };
    programme.playAsset(asset, 0);
    goHome();
    navigator.open('programme', { id: asset.id });
    return DONE;
  },
};
