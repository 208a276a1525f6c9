import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fleet, NAMESPACES } from '@falink/protocol';
import { Server } from 'socket.io';
import { BROADCAST, ORDER } from './fleet/bare-messages.js';

/*
 * The least that ten thousand boxes cost: socket.io with the settings of the api, which acknowledges heartbeats unread,
 * and can send a notice or a command to everybody. It knows nobody and stores nothing.
 */

const RESOLUTION_MS = 10;
const NS_PER_MS = 1e6;

const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 20_000,
  pingTimeout: 10_000,
});
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
const boxes = io.of(NAMESPACES.fleet);
boxes.on('connection', (socket) => {
  socket.on(fleet.heartbeat.name, (_beat: unknown, acknowledge: (answer: unknown) => void) =>
    acknowledge({ ok: true, data: { serverTime: new Date().toISOString() } }),
  );
  for (const { name } of [fleet.acknowledgeCommand, fleet.reportCommand])
    socket.on(name, (_word: unknown, acknowledge: (answer: unknown) => void) => acknowledge({ ok: true, data: {} }));
});

process.on('message', (message: { ask: 'stall' } | { emit: unknown } | { order: unknown }) => {
  if ('emit' in message) return void boxes.emit(BROADCAST, message.emit);
  if ('order' in message) return void boxes.emit(ORDER, message.order);
  process.send?.({ stallMs: Math.max(0, delays.max / NS_PER_MS - RESOLUTION_MS) });
  delays.reset();
});
process.once('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
