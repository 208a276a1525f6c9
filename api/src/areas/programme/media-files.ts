import { assetPlaylists } from '@falink/broadcast';
import { FalinkError } from '@falink/protocol';
import type { RequestHandler, Response, Router } from 'express';
import type { Channels } from './channels.js';
import type { LibraryAsset, MediaLibrary } from './media-library.js';

const YEAR_MS = 365 * 86_400_000;
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  m4s: 'video/iso.segment',
  mp4: 'video/mp4',
  vtt: 'text/vtt; charset=utf-8',
  jpg: 'image/jpeg',
  webp: 'image/webp',
};

const playlistTexts = new WeakMap<LibraryAsset, ReadonlyMap<string, string>>();

/**
 * Public media: a channel's playlists, computed at the moment they are asked for, and the files of finished videos with
 * ranges. Only names that a manifest knows are ever looked up on disk.
 */
export function mountMedia(
  router: Router,
  { channels, library }: { readonly channels: Channels; readonly library: MediaLibrary },
): void {
  router.use('/media', openToOtherOrigins);

  router.get('/media/channels/:id/:file', async (request, response) => {
    const { id, file } = request.params;
    const text = await channels.playlist(id, file, Date.now());
    if (text === null) throw new FalinkError('channel.unknown');
    sendPlaylist(response, text, 1);
  });

  router.get('/media/assets/:id/{*path}', async (request, response) => {
    const asset = await library.asset(request.params.id);
    const file = (request.params.path ?? []).join('/');
    if (!asset) throw new FalinkError('asset.unknown');
    const playlist = playlistsOf(asset).get(file);
    if (playlist !== undefined) {
      sendPlaylist(response, playlist, 5);
      return;
    }
    const version = asset.files.get(file);
    const { v } = request.query;
    // What an older manifest described is not this file: its bytes under that address would be kept for ever.
    if (version === undefined || (v !== undefined && v !== version)) throw new FalinkError('asset.unknown');
    const isKept = v !== undefined && (await library.isCurrent(asset));
    await sendFile(response, asset.folder, file, isKept);
  });
}

/** Media is public: a partner's page, a cast receiver or a content network under another name may play it. */
const openToOtherOrigins: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  }
  next();
};

function playlistsOf(asset: LibraryAsset): ReadonlyMap<string, string> {
  const known = playlistTexts.get(asset);
  if (known) return known;
  const texts = new Map(assetPlaylists(asset.manifest).map(({ file, text }) => [file, text]));
  playlistTexts.set(asset, texts);
  return texts;
}

function sendPlaylist(response: Response, text: string, maxAgeS: number): void {
  response.setHeader('Cache-Control', `public, max-age=${maxAgeS}`);
  response.setHeader('Content-Type', CONTENT_TYPES.m3u8 ?? '');
  // Not through send(), which would add a charset: RFC 8216 says UTF-8 and no parameter.
  response.end(text);
}

/** `isKept`: the address never means other bytes, and caches keep it for ever. Others are asked about each time. */
function sendFile(response: Response, root: string, file: string, isKept: boolean): Promise<void> {
  const type = CONTENT_TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return new Promise((resolve, reject) => {
    response.sendFile(
      file,
      {
        root,
        dotfiles: 'deny',
        immutable: isKept,
        maxAge: isKept ? YEAR_MS : 0,
        headers: { 'Content-Type': type },
      },
      (error?: Error & { code?: string; status?: number; headers?: Record<string, string> }) => {
        if (!error || error.code === 'ECONNABORTED' || response.headersSent) resolve();
        else if (error.status === 416) resolve(void response.status(416).set(error.headers).end());
        else if (error.status === 404) reject(new FalinkError('asset.unknown', {}, { cause: error }));
        else reject(error);
      },
    );
  });
}
