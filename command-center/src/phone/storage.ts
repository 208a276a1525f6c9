/** What this tab keeps until it is closed; null where the browser refuses. */
export function storageOf(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
