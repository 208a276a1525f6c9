import {
  BroadcastError,
  channelPlaylistName,
  LADDER,
  type LineUp,
  masterPlaylist,
  mediaPlaylist,
  nowOnAir,
  subtitlesPlaylist,
} from '@falink/broadcast';
import { Shared } from '@falink/client';
import type { Logger } from '@falink/service-kit';
import type { Queryable } from '../../kernel/db/pool.js';
import type { LibraryAsset, MediaLibrary } from './media-library.js';
import { type ChannelRow, listChannels } from './queries.js';

/** How old the known line-ups may be: a change of the database is on air within this time. */
const RELOAD_MS = 5_000;

/** A channel as it is on air. */
export interface Channel {
  readonly id: string;
  readonly name: ChannelRow['name'];
  readonly lineUp: LineUp;
}

/**
 * Linear channels: line-ups from the database, films from the library, playlists by arithmetic. While the database is
 * away the line-ups last known go on.
 */
export class Channels {
  private rows: readonly ChannelRow[] = [];
  private loadedAtMs = Number.NEGATIVE_INFINITY;
  private readonly loading = new Shared(() => this.load());
  private readonly lineUps = new Map<string, { readonly assets: readonly LibraryAsset[]; readonly channel: Channel }>();
  /** One text per playlist and second: a thousand boxes ask for the same one. */
  private readonly playlists = new Map<
    string,
    { readonly second: number; readonly lineUp: LineUp; readonly text: string }
  >();

  constructor(
    private readonly options: {
      readonly db: Queryable;
      readonly library: MediaLibrary;
      readonly log: Logger;
      readonly reloadMs?: number;
    },
  ) {}

  async all(): Promise<Channel[]> {
    await this.reload();
    return Promise.all(this.rows.map((row) => this.onAirLineUp(row)));
  }

  /** Null: there is no such channel. */
  async find(id: string): Promise<Channel | null> {
    await this.reload();
    const row = this.rows.find((candidate) => candidate.id === id);
    return row ? this.onAirLineUp(row) : null;
  }

  /** The text of a channel's playlist by its file name, at a moment. Null: there is none of that name. */
  async playlist(channelId: string, file: string, nowMs: number): Promise<string | null> {
    const channel = await this.find(channelId);
    if (!channel) return null;
    const second = Math.floor(nowMs / 1000);
    const key = `${channelId}/${file}`;
    const known = this.playlists.get(key);
    if (known?.second === second && known.lineUp === channel.lineUp) return known.text;
    try {
      const text = render(channel.lineUp, file, second * 1000);
      if (text !== null) this.playlists.set(key, { second, lineUp: channel.lineUp, text });
      return text;
    } catch (error) {
      if (error instanceof BroadcastError) return null;
      throw error;
    }
  }

  /** The same object as long as nothing changed: what is computed from it is kept by it. */
  private async onAirLineUp(row: ChannelRow): Promise<Channel> {
    const found = await Promise.all(row.assetIds.map((id) => this.options.library.asset(id)));
    const assets = found.filter((asset) => asset !== null);
    const known = this.lineUps.get(row.id);
    const isSame =
      known?.channel.lineUp.epochMs === row.startsAt.getTime() &&
      known.assets.length === assets.length &&
      known.assets.every((asset, index) => asset === assets[index]);
    if (known && isSame) return known.channel;
    const lineUp = { id: row.id, epochMs: row.startsAt.getTime(), programmes: assets.map(({ manifest }) => manifest) };
    const channel = { id: row.id, name: row.name, lineUp };
    this.lineUps.set(row.id, { assets, channel });
    return channel;
  }

  private async reload(): Promise<void> {
    if (performance.now() - this.loadedAtMs < (this.options.reloadMs ?? RELOAD_MS)) return;
    const loaded = this.loading.run();
    loaded.catch(() => {});
    // Viewers never wait for the database once the line-ups are known.
    if (this.rows.length === 0) await loaded;
  }

  private async load(): Promise<void> {
    try {
      this.rows = await listChannels(this.options.db);
    } catch (err) {
      if (this.rows.length === 0) throw err;
      this.options.log.warn({ err }, 'line-ups could not be read; the last known ones stay on air');
    }
    this.loadedAtMs = performance.now();
  }
}

function render(lineUp: LineUp, file: string, nowMs: number): string | null {
  if (file === channelPlaylistName.master) return masterPlaylist(lineUp);
  const step = LADDER.find(({ id }) => file === channelPlaylistName.media(id));
  if (step) return mediaPlaylist(lineUp, step.id, nowMs);
  const language = (['zh-CN', 'en'] as const).find((candidate) => file === channelPlaylistName.subtitles(candidate));
  return language ? subtitlesPlaylist(lineUp, language, nowMs) : null;
}

/** What is on a channel at a moment; null when nothing is: no films yet, or it has not begun. */
export function onAirAt(lineUp: LineUp, nowMs: number): ReturnType<typeof nowOnAir> | null {
  try {
    return nowOnAir(lineUp, nowMs);
  } catch (error) {
    if (error instanceof BroadcastError) return null;
    throw error;
  }
}
