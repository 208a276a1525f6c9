/** Where api and sfu are, for browsers and for each other. All are origins. */
export interface Addresses {
  /** Under which browsers reach the api. */
  readonly publicUrl: string;
  /** Under which browsers reach the sfu's signalling. */
  readonly sfuUrl: string;
  /** The api, as the other processes of this machine reach it. */
  readonly baseUrl: string;
  /** The sfu, as the api reaches it. */
  readonly sfuInternalUrl: string;
}

export interface AddressOptions {
  readonly host: string;
  readonly port: number;
  readonly sfuPort: number;
  readonly publicUrl?: string | undefined;
  readonly sfuPublicUrl?: string | undefined;
  /** Both services serve https. `caFile`: the certificate is a private authority's and names 127.0.0.1 too. */
  readonly tls?: { readonly caFile?: string } | undefined;
}

/** Whether the pages are public under https while the services serve http: a proxy ends TLS. */
export function isBehindProxy({
  publicUrl,
  tls,
}: {
  publicUrl?: string | undefined;
  tls?: object | undefined;
}): boolean {
  return tls === undefined && publicUrl !== undefined && new URL(publicUrl).protocol === 'https:';
}

/**
 * The addresses that follow from where the services listen and what is in front of them. A page under https may open
 * no other socket than one under https: behind a proxy the sfu's signalling goes through it, on the same origin.
 */
export function addressesOf(options: AddressOptions): Addresses {
  const { host, port, sfuPort, tls } = options;
  const scheme = tls ? 'https' : 'http';
  const publicUrl = options.publicUrl ?? `${scheme}://localhost:${port}`;
  const direct = `${scheme}://${new URL(publicUrl).hostname}:${sfuPort}`;
  const sfuUrl = options.sfuPublicUrl ?? (isBehindProxy(options) ? new URL(publicUrl).origin : direct);
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host;
  // A certificate from a public authority does not name the loopback address.
  const byPublicName = tls !== undefined && tls.caFile === undefined;
  return {
    publicUrl,
    sfuUrl,
    baseUrl: byPublicName ? new URL(publicUrl).origin : `${scheme}://${reachable}:${port}`,
    sfuInternalUrl: byPublicName ? direct : `${scheme}://${reachable}:${sfuPort}`,
  };
}
