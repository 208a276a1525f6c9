/**
 * Puts the files of kept releases beside those of this one. A television may show a page that it loaded before the
 * services were upgraded, for weeks; the scripts that such a page fetches late, for its first call, must still be
 * there. Names carry a hash of their content, so none is another's.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const releases = folder('releases');
if (existsSync(releases)) {
  for (const archive of readdirSync(releases).filter((file) => file.endsWith('.tgz'))) {
    execFileSync(
      'tar',
      ['-xzf', `${releases}/${archive}`, '-C', folder('dist'), '--skip-old-files', '--exclude=boot-*', './assets'],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
  }
}
