// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default new Proxy({}, { get: (_, name) => String(name) });
