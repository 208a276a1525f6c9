import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetManifest } from '@falink/broadcast';
import { Shared } from '@falink/client';
import type { Logger } from '@falink/service-kit';

/** How old a look at the folder may be: new renditions show up within this time. */
const RESCAN_MS = 1_000;
const MANIFEST_FILE = 'manifest.json';
const VERSION_MARK = '?v=';
/** A video whose manifest is missing or broken for less than this is being put in its place again. */
const GRACE_MS = 20_000;

/** A finished video: its manifest, and the folder that holds its files. */
export interface LibraryAsset {
  /** With `?v=` on every file of a rendition, so that those addresses never mean other bytes. */
  readonly manifest: AssetManifest;
  readonly folder: string;
  /** The files that may be served, those that the manifest names and no others, with the `?v=` of each; null: it has none. */
  readonly files: ReadonlyMap<string, string | null>;
  /** Changes with the manifest. */
  readonly stamp: string;
}

interface Scanned {
  readonly stamp: string;
  /** Null: the manifest is broken; logged once, read again when it changes. */
  readonly asset: LibraryAsset | null;
}

/**
 * The videos below a folder, one per sub-folder with a manifest. The stories' builder adds renditions while this runs; a
 * changed manifest is read again at the next use. One that is missing for some seconds, as in an upload in two steps,
 * changes no line-up: the sequence numbers of its channels would jump twice under their viewers.
 */
export class MediaLibrary {
  private scanned: ReadonlyMap<string, Scanned> = new Map();
  /** What can be watched, and when its manifest was last whole. */
  private readonly whole = new Map<string, { readonly asset: LibraryAsset; readonly atMs: number }>();
  private scannedAtMs = Number.NEGATIVE_INFINITY;
  private readonly scanning = new Shared(() => this.scan());

  constructor(
    private readonly options: {
      readonly folder: string;
      readonly log: Logger;
      readonly rescanMs?: number;
      readonly graceMs?: number;
    },
  ) {}

  /** All videos that can be watched, by id. */
  async assets(): Promise<LibraryAsset[]> {
    await this.refresh();
    return [...this.whole.values()].map(({ asset }) => asset).sort((a, b) => (a.folder < b.folder ? -1 : 1));
  }

  async asset(id: string): Promise<LibraryAsset | null> {
    await this.refresh();
    return this.whole.get(id)?.asset ?? null;
  }

  /** Whether the manifest on disk is still this one, so that the files beside it are those that it describes. */
  async isCurrent(asset: LibraryAsset): Promise<boolean> {
    return (await stampOf(asset.folder)) === asset.stamp;
  }

  private async refresh(): Promise<void> {
    if (performance.now() - this.scannedAtMs < (this.options.rescanMs ?? RESCAN_MS)) return;
    await this.scanning.run();
  }

  private async scan(): Promise<void> {
    const names = await readdir(this.options.folder).catch(() => []);
    const found = new Map<string, Scanned>();
    for (const name of names) {
      const folder = join(this.options.folder, name);
      const stamp = await stampOf(folder);
      if (stamp === null) continue;
      const known = this.scanned.get(name);
      found.set(name, known?.stamp === stamp ? known : { stamp, asset: await this.read(name, folder, stamp) });
    }
    this.scanned = found;
    this.scannedAtMs = performance.now();
    this.keepWhole(this.scannedAtMs);
  }

  private keepWhole(nowMs: number): void {
    for (const [name, { asset }] of this.scanned) if (asset) this.whole.set(name, { asset, atMs: nowMs });
    const { graceMs = GRACE_MS } = this.options;
    for (const [name, { atMs }] of this.whole) if (nowMs - atMs > graceMs) this.whole.delete(name);
  }

  private async read(name: string, folder: string, stamp: string): Promise<LibraryAsset | null> {
    try {
      const manifest = AssetManifest.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
      if (manifest.id !== name) throw new Error(`the manifest says ${manifest.id}`);
      const withVersions = versioned(manifest);
      return { manifest: withVersions, folder, files: filesOf(withVersions), stamp };
    } catch (err) {
      this.options.log.error({ err, asset: name }, 'a video is left out: its manifest is broken');
      return null;
    }
  }
}

async function stampOf(folder: string): Promise<string | null> {
  const at = await stat(join(folder, MANIFEST_FILE)).catch(() => null);
  return at && `${at.ino}:${at.mtimeMs}:${at.size}`;
}

function filesOf(manifest: AssetManifest): Map<string, string | null> {
  const addresses = [
    ...manifest.renditions.flatMap(({ init, segments }) => [init, ...segments.map(({ file }) => file)]),
    ...manifest.subtitles.flatMap(({ file, segments }) => [file, ...segments.map((segment) => segment.file)]),
    ...manifest.posters.map(({ file }) => file),
  ];
  return new Map(
    addresses.map((address) => {
      const [file = '', version = null] = address.split(VERSION_MARK);
      return [file, version];
    }),
  );
}

/** A film made again under the same id has other sizes, so other addresses: caches may keep each for ever. */
function versioned(manifest: AssetManifest): AssetManifest {
  const mark = (track: object): ((file: string) => string) => {
    const version = createHash('sha256').update(JSON.stringify(track)).digest('hex').slice(0, 10);
    return (file) => `${file}${VERSION_MARK}${version}`;
  };
  return {
    ...manifest,
    renditions: manifest.renditions.map((rendition) => {
      const address = mark(rendition);
      const segments = rendition.segments.map((segment) => ({ ...segment, file: address(segment.file) }));
      return { ...rendition, init: address(rendition.init), segments };
    }),
    subtitles: manifest.subtitles.map((track) => {
      const address = mark({ track, of: manifest.renditions[0] });
      const segments = track.segments.map((segment) => ({ ...segment, file: address(segment.file) }));
      return { ...track, file: address(track.file), segments };
    }),
  };
}
