/** Progress of a bench, on stderr: stdout carries only the result. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
