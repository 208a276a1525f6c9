export default async function globalTeardown() {
  await globalThis.falinkTestPostgres?.remove();
}
