/**
 * Entry of every supervised child: imports the module given as argument, and ends when the parent is gone,
 * so that nothing is left behind even when the parent was killed.
 */
import { pathToFileURL } from 'node:url';

const module = process.argv[2];
if (module === undefined) throw new Error('usage: child-main <module>');

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5_000).unref();
});
process.argv.splice(1, 2, module);

await import(module.startsWith('file:') ? module : pathToFileURL(module).href);
