import { describe, expect, it } from '@jest/globals';
import { parse, type types } from 'hls-parser';
import { assetMasterPlaylist, assetMediaPlaylist, assetPlaylists, assetSubtitlesPlaylist } from './asset-playlists.js';
import { AssetManifest } from './manifest.js';
import { asset } from './testing/fixtures.js';

const film = asset('wages', [4000, 4000, 1480], ['432p', '720p', '1080p', '2160p']);

describe('playlists of a video on demand', () => {
  it('offers every rendition, 2160p included, and its subtitles', () => {
    const master = parse(assetMasterPlaylist(film)) as types.MasterPlaylist;
    expect(master.variants.map(({ resolution }) => resolution?.height)).toEqual([432, 720, 1080, 2160]);
    expect(master.variants.every(({ codecs }) => codecs === 'avc1.64001f,mp4a.40.2')).toBe(true);
    expect(master.variants[3]?.subtitles.map(({ language }) => language)).toEqual(['zh-CN', 'en']);
  });

  it('lasts as long as the film and ends', () => {
    for (const text of [assetMediaPlaylist(film, '2160p'), assetSubtitlesPlaylist(film, 'en')]) {
      const playlist = parse(text) as types.MediaPlaylist;
      expect(playlist.endlist).toBe(true);
      expect(Math.round(playlist.segments.reduce((sum, { duration }) => sum + duration, 0) * 1000)).toBe(
        film.durationMs,
      );
    }
  });

  it('names the media playlists before the master that points to them', () => {
    expect(assetPlaylists(film).map(({ file }) => file)).toEqual([
      '432p.m3u8',
      '720p.m3u8',
      '1080p.m3u8',
      '2160p.m3u8',
      'subtitles-zh-CN.m3u8',
      'subtitles-en.m3u8',
      'master.m3u8',
    ]);
  });
});

describe('AssetManifest', () => {
  it('refuses a file outside the asset folder', () => {
    for (const file of ['../secret', '/etc/passwd', 'a/../../b', 'a//b', 'a b', './a']) {
      expect(AssetManifest.safeParse({ ...film, posters: [{ file, width: 1, height: 1 }] }).success).toBe(false);
    }
  });

  it('refuses renditions that are not aligned, or do not last as long as the film', () => {
    const [first] = film.renditions;
    const shorter = { ...first!, id: '432p', segments: first!.segments.slice(1) };
    expect(AssetManifest.safeParse({ ...film, renditions: [shorter, ...film.renditions.slice(1)] }).success).toBe(
      false,
    );
    expect(AssetManifest.safeParse({ ...film, durationMs: film.durationMs + 40 }).success).toBe(false);
  });
});
