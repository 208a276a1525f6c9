import { isMediaPortFree, isPortFree } from './free-port.js';
import { StartOptionError, type StartOptions } from './start-options.js';
import { RELAY_PORTS } from './turn-config.js';

type Ports = Pick<
  StartOptions,
  'port' | 'sfuPort' | 'rtcPort' | 'workers' | 'host' | 'lan' | 'rtcListenIp' | 'announcedAddress' | 'turn'
>;

/** How far from a taken port another set of ports is proposed. */
const STEP = 100;
const LAST_PORT = 65_000;

/**
 * Checks that everything which `npm start` listens on is free, before anything starts.
 *
 * @throws StartOptionError with the taken port and the command that starts beside what uses it
 */
export async function checkPorts(options: Ports): Promise<void> {
  const { port, sfuPort, rtcPort, host, lan } = options;
  const services = [port, sfuPort, ...(lan ? [port + 2] : [])];
  const media = Array.from({ length: mediaPortCount(options) }, (_, i) => rtcPort + i);
  const turn = options.turn ? [options.turn.port, options.turn.tlsPort] : [];
  const all = [...services, ...media, ...turn];
  const shared = all.find((one, at) => all.indexOf(one) !== at);
  if (shared !== undefined) {
    throw new StartOptionError(
      `Port ${shared} is asked for twice. Choose others with PORT, FALINK_SFU_PORT, FALINK_SFU_RTC_PORT, FALINK_TURN_PORT and FALINK_TURN_TLS_PORT.`,
    );
  }
  const relayed = options.turn && all.find((one) => one >= RELAY_PORTS.first && one <= RELAY_PORTS.last);
  if (relayed !== undefined) {
    throw new StartOptionError(
      `Port ${relayed} is one of those that FALINK_TURN=1 relays from, ${RELAY_PORTS.first} to ${RELAY_PORTS.last}. Choose another one.`,
    );
  }
  const mediaHost = options.rtcListenIp ?? (host === 'localhost' ? '127.0.0.1' : host);
  for (const one of services) if (!(await isPortFree(one, host))) throw taken(one, 'Port', options);
  for (const one of media) if (!(await isMediaPortFree(one, mediaHost))) throw taken(one, 'Media port', options);
  const turnHost = options.turn?.listenIp ?? mediaHost;
  for (const one of turn) if (!(await isMediaPortFree(one, turnHost))) throw turnTaken(one);
}

/** One for each worker and announced address. */
export function mediaPortCount({
  workers,
  announcedAddress = '',
}: Pick<Ports, 'workers' | 'announcedAddress'>): number {
  return workers * Math.max(1, announcedAddress.split(',').filter((one) => one.trim() !== '').length);
}

function turnTaken(port: number): StartOptionError {
  return new StartOptionError(
    `TURN port ${port} is taken. Debian starts coturn with its package: systemctl disable --now coturn. Or choose others: FALINK_TURN_PORT=${port + 1000} FALINK_TURN_TLS_PORT=${port + 1001} npm start`,
  );
}

function taken(port: number, name: string, { port: first, sfuPort, rtcPort }: Ports): StartOptionError {
  const other = (one: number) => (one + STEP > LAST_PORT ? one - STEP : one + STEP);
  const variables = [
    `PORT=${other(first)}`,
    // It follows PORT, unless it was set.
    ...(sfuPort === first + 1 ? [] : [`FALINK_SFU_PORT=${other(sfuPort)}`]),
    `FALINK_SFU_RTC_PORT=${other(rtcPort)}`,
  ];
  return new StartOptionError(
    `${name} ${port} is taken. Stop what uses it, or start beside it: ${variables.join(' ')} npm start`,
  );
}
