import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from 'socket.io';

/**
 * The service as far as a page needs it, over real HTTP and a real socket, in any state that a picture of a page wants:
 * for looking at pages while the service is elsewhere. PUT /fixture replaces parts of the state and pushes them.
 */
const here = dirname(fileURLToPath(import.meta.url));
const dist = process.env.FIXTURE_DIST ?? join(here, '..', 'dist');
const art = join(here, '..', '.assets', 'art');
const media = process.env.FIXTURE_MEDIA ?? join(here, '..', '.shots', 'media');
const port = Number(process.env.PORT ?? 8099);

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.ts': 'video/mp2t',
  '.vtt': 'text/vtt',
  '.mp4': 'video/mp4',
  '.m4s': 'video/mp4',
};
const CSP =
  "default-src 'self'; script-src 'self' 'unsafe-eval'; img-src 'self' blob: data:; media-src 'self' blob:; worker-src 'self' blob:; connect-src 'self' ws: wss:; style-src 'self' 'unsafe-inline'; font-src 'self'";
const id = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const iso = (ms) => new Date(ms).toISOString();
const started = Date.now() - 22_000;
/** What the unit tests know, too. */
const sample = JSON.parse(readFileSync(join(here, '..', 'src', 'session', 'sample.json'), 'utf8'));

const asset = (n, zh, theme, art, minutes, summary) => ({
  ...sample.asset,
  id: `asset-${n}`,
  title: { zh, en: zh },
  episode: n,
  theme,
  summary: { zh: summary, en: summary },
  durationMs: minutes * 60_000,
  posterUrl: `/art/${art}.png`,
});
const assets = [
  asset(1, '欠薪怎么要', 'labour', 'scene-site', 1.4, '老赵在工地干了半年，工钱一分没拿到。没有合同，还能要回来吗？'),
  asset(
    2,
    '赡养费怎么分',
    'elderly',
    'scene-family',
    1.5,
    '三个子女谁也不肯多出。老人看病的钱到底怎么分？律师一步一步讲给您听。',
  ),
];

const state = {
  terminalKind: 'home',
  home: {
    ...sample.home,
    adviser: { ...sample.home.adviser, nextVisitAt: iso(Date.now() + 6 * 86_400_000) },
  },
  onAir: {
    ...sample.channel,
    playlistUrl: '/media/story.m3u8',
    now: { asset: assets[1], startedAt: iso(started), endsAt: iso(started + 90_000) },
    next: { asset: assets[0], startsAt: iso(started + 90_000) },
    watching: null,
  },
  assets,
  call: null,
  intake: null,
  refuseCall: null,
  pairing: { state: 'pending' },
  paired: true,
};

let io;
const send = (response, status, body) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
const refuse = (response, status, code) => send(response, status, { code, message: { zh: code, en: code } });

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function file(response, path) {
  if (!existsSync(path) || !statSync(path).isFile()) return refuse(response, 404, 'request.not_found');
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
    'content-length': statSync(path).size,
  });
  createReadStream(path).pipe(response);
}

const newCall = (kind) => ({ ...sample.call, kind, queuedAt: iso(Date.now()), waitMs: 4_000 });

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://x');
  const { method } = request;
  if (pathname.startsWith('/tv/')) return file(response, join(dist, normalize(pathname.slice(4) || 'index.html')));
  if (pathname.startsWith('/art/')) return file(response, join(art, normalize(pathname.slice(5))));
  if (pathname.startsWith('/media/')) return file(response, join(media, normalize(pathname.slice(7))));
  const json = await body(request);
  if (pathname === '/fixture') {
    Object.assign(state, json);
    if (json.home) io.of('/fleet').emit('home.updated', state.home);
    if ('call' in json) io.of('/fleet').emit('call.updated', { call: state.call });
    if (json.intake) io.of('/fleet').emit('intake.updated', { intake: state.intake });
    if (json.receipt) io.of('/fleet').emit('intake.accepted', { intakeId: state.intake.id, receipt: json.receipt });
    if (json.emit) io.of('/fleet').emit(json.emit.name, json.emit.payload);
    return send(response, 200, {});
  }
  const path = pathname.replace('/api/v1', '');
  if (path === '/demo/pair') return send(response, 200, { terminalId: id(1) });
  if (path === '/pairings')
    return send(response, 201, {
      pairingId: id(9),
      code: '47291634',
      fingerprint: 'K7QF',
      approveUrl: 'http://localhost:8080/console/pair#47291634',
      expiresAt: iso(Date.now() + 582_000),
      pollAfterMs: 2000,
    });
  if (/^\/pairings\/.*\/status$/.test(path))
    return send(response, 200, {
      state: state.pairing.state,
      terminalId: state.pairing.terminalId ?? null,
      pollAfterMs: 2000,
    });
  if (/challenge$/.test(path)) return send(response, 200, { nonce: 'n', expiresAt: iso(Date.now() + 60_000) });
  if (/token$/.test(path))
    return send(response, 200, {
      token: 't',
      expiresInS: 900,
      terminal: { ...sample.home.terminal, kind: state.terminalKind },
    });
  if (path === '/terminal/home') return send(response, 200, { ...state.home, serverTime: iso(Date.now()) });
  if (/on-air$/.test(path)) return send(response, 200, state.onAir);
  if (path === '/legal/rulebook') return send(response, 200, { today: iso(Date.now()).slice(0, 10), overrides: [] });
  if (path === '/assets') return send(response, 200, { assets: state.assets });
  if (path === '/calls' && method === 'POST') {
    if (state.refuseCall) return refuse(response, 409, state.refuseCall);
    state.call = { ...newCall(json.kind), ...(state.callTemplate ?? {}) };
    return send(response, 201, {
      call: state.call,
      room: { roomId: id(200), participantId: id(201), url: `http://localhost:${port}`, token: 'x' },
    });
  }
  if (path === '/calls/current') return send(response, 200, { call: state.call });
  if (/category$/.test(path)) {
    state.call = { ...state.call, category: json.category };
    return send(response, 200, state.call);
  }
  if (/end$/.test(path)) return send(response, 200, {});
  if (/rating$/.test(path)) return send(response, 200, { score: json.score });
  if (/room-access$/.test(path))
    return send(response, 200, {
      roomId: id(200),
      participantId: id(201),
      url: `http://localhost:${port}`,
      token: 'x',
    });
  if (path === '/callbacks') return send(response, 201, { id: id(300), phoneMasked: '138****1234' });
  if (path === '/applications/follow') {
    if (json.queryCode !== 'ABCD2345') return refuse(response, 404, 'application.unknown');
    return send(response, 200, {
      number: json.number,
      status: 'accepted',
      acceptedAt: iso(Date.now() - 86_400_000),
      decisionDue: iso(Date.now() + 6 * 86_400_000).slice(0, 10),
      provisional: false,
      daysLeft: 6,
    });
  }
  if (/^\/intakes\//.test(path)) return send(response, 200, state.intake);
  return refuse(response, 404, 'request.not_found');
});

io = new Server(server, { transports: ['websocket'] });
io.of('/fleet').use((socket, next) => {
  if (!state.inUse || socket.handshake.auth.takeOver) return next();
  const error = new Error('terminal.in_use');
  error.data = { code: 'terminal.in_use', message: { zh: '在用', en: 'in use' } };
  next(error);
});
io.of('/fleet').on('connection', (socket) => {
  socket.emit('call.updated', { call: state.call });
  socket.on('terminal.heartbeat', (_payload, done) => done({ ok: true, data: { serverTime: iso(Date.now()) } }));
});
server.listen(port, () => process.stdout.write(`http://localhost:${port}/tv/?demo=home-1\n`));
