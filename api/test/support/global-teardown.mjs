// biome-ignore-all lint/style/noDefaultExport: jest calls the default export of this file
export default async function globalTeardown() {
  await globalThis.falinkTestPostgres?.remove();
}
