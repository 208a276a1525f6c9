/** Origins that pages may connect to besides their own: where the sfu nodes' signalling is reached. */
export interface ConnectSources {
  /** Host of the request, with its port, e.g. `localhost:8080`. */
  readonly host: string;
  /** Registered sfu origins, e.g. `http://localhost:8081`. */
  readonly sfuOrigins: readonly string[];
}

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

/**
 * What `connect-src` lists. Chromium below 79 does not count a web socket to the page's own host as 'self', so it is
 * named. Before the first sfu has registered, the page's own host is allowed on any port: a page stays open for weeks
 * and its policy cannot be changed later.
 */
export function connectSources({ host, sfuOrigins }: ConnectSources): string[] {
  const own = HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : [];
  const sfus = sfuOrigins.flatMap((origin) => {
    const url = URL.canParse(origin) ? new URL(origin) : null;
    if (!url || !/^https?:$/.test(url.protocol)) return [];
    return [url.origin, url.origin.replace(/^http/, 'ws')];
  });
  if (sfus.length > 0 || own.length === 0) return ["'self'", ...own, ...sfus];
  const name = host.replace(/:\d+$/, '');
  return ["'self'", ...['http', 'https', 'ws', 'wss'].map((scheme) => `${scheme}://${name}:*`)];
}

function policy(directives: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

const COMMON = {
  'default-src': ["'none'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'", 'data:'],
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
} as const;

/** /tv/: Lightning's core builds functions from text, hence 'unsafe-eval'. */
export function tvPolicy(sources: ConnectSources): string {
  return policy({
    ...COMMON,
    'script-src': ["'self'", "'unsafe-eval'"],
    'style-src': ["'self'"],
    'connect-src': connectSources(sources),
  });
}

/** /console/: a nonce per answer for scripts and for the styles that antd adds; charts set style attributes. */
export function consolePolicy(sources: ConnectSources, nonce: string): string {
  const own = ["'self'", `'nonce-${nonce}'`];
  return policy({
    ...COMMON,
    'script-src': own,
    'style-src': own,
    'style-src-elem': own,
    'style-src-attr': ["'unsafe-inline'"],
    'connect-src': connectSources(sources),
  });
}

/** /companion/ and /guest/: scripts and styles of the build alone. */
export function phonePolicy(sources: ConnectSources, nonce: string): string {
  const own = ["'self'", `'nonce-${nonce}'`];
  return policy({ ...COMMON, 'script-src': own, 'style-src': own, 'connect-src': connectSources(sources) });
}

/** A page that is only text and its own style. */
export function plainPolicy(nonce: string): string {
  return policy({
    'default-src': ["'none'"],
    'style-src': [`'nonce-${nonce}'`],
    'img-src': ['data:'],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  });
}
