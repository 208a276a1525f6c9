import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AssetManifest } from '@falink/broadcast';
import { Shared } from '@falink/client';
import type { Logger } from '@falink/service-kit';

/** How old a look at the folder may be: new renditions show up within this time. */
const RESCAN_MS = 1_000;
const MANIFEST_FILE = 'manifest.json';

/** A finished video: its manifest, and the folder that holds its files. */
export interface LibraryAsset {
  /** With `?v=` on every file of a rendition, so that those addresses never mean other bytes. */
  readonly manifest: AssetManifest;
  readonly folder: string;
  /** The files that may be served: those that the manifest names, and no others. */
  readonly files: ReadonlySet<string>;
}

interface Scanned {
  readonly stamp: string;
  /** Null: the manifest is broken; said once, looked at again when it changes. */
  readonly asset: LibraryAsset | null;
}

/**
 * The videos below a folder, one per sub-folder with a manifest. Whoever makes them adds renditions while this runs; a
 * changed manifest is read again at the next use.
 */
export class MediaLibrary {
  private scanned: ReadonlyMap<string, Scanned> = new Map();
  private scannedAtMs = Number.NEGATIVE_INFINITY;
  private readonly scanning = new Shared(() => this.scan());

  constructor(
    private readonly options: { readonly folder: string; readonly log: Logger; readonly rescanMs?: number },
  ) {}

  /** All videos that can be watched, by id. */
  async assets(): Promise<LibraryAsset[]> {
    await this.refresh();
    return [...this.scanned.values()].flatMap(({ asset }) => asset ?? []);
  }

  async asset(id: string): Promise<LibraryAsset | null> {
    await this.refresh();
    return this.scanned.get(id)?.asset ?? null;
  }

  private async refresh(): Promise<void> {
    if (performance.now() - this.scannedAtMs < (this.options.rescanMs ?? RESCAN_MS)) return;
    await this.scanning.run();
  }

  private async scan(): Promise<void> {
    const names = (await readdir(this.options.folder).catch(() => [])).sort();
    const found = new Map<string, Scanned>();
    for (const name of names) {
      const folder = join(this.options.folder, name);
      const at = await stat(join(folder, MANIFEST_FILE)).catch(() => null);
      if (!at) continue;
      const stamp = `${at.ino}:${at.mtimeMs}:${at.size}`;
      const known = this.scanned.get(name);
      found.set(name, known?.stamp === stamp ? known : { stamp, asset: await this.read(name, folder) });
    }
    this.scanned = found;
    this.scannedAtMs = performance.now();
  }

  private async read(name: string, folder: string): Promise<LibraryAsset | null> {
    try {
      const manifest = AssetManifest.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')));
      if (manifest.id !== name) throw new Error(`the manifest says ${manifest.id}`);
      return { manifest: versioned(manifest), folder, files: filesOf(manifest) };
    } catch (err) {
      this.options.log.error({ err, asset: name }, 'a video is left out: its manifest is broken');
      return null;
    }
  }
}

function filesOf(manifest: AssetManifest): Set<string> {
  return new Set([
    ...manifest.renditions.flatMap(({ init, segments }) => [init, ...segments.map(({ file }) => file)]),
    ...manifest.subtitles.flatMap(({ file, segments }) => [file, ...segments.map((segment) => segment.file)]),
    ...manifest.posters.map(({ file }) => file),
  ]);
}

/** A film made again under the same id has other sizes, so other addresses: caches may keep each for ever. */
function versioned(manifest: AssetManifest): AssetManifest {
  const mark = (track: object): ((file: string) => string) => {
    const version = createHash('sha256').update(JSON.stringify(track)).digest('hex').slice(0, 10);
    return (file) => `${file}?v=${version}`;
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
