import { isMediaPortFree, isPortFree } from './free-port.js';
import { StartOptionError, type StartOptions } from './start-options.js';

type Ports = Pick<
  StartOptions,
  'port' | 'sfuPort' | 'rtcPort' | 'workers' | 'host' | 'lan' | 'rtcListenIp' | 'announcedAddress'
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
  const shared = services.find((one, at) => media.includes(one) || services.indexOf(one) !== at);
  if (shared !== undefined) {
    throw new StartOptionError(
      `Port ${shared} is asked for twice. Choose others with PORT, FALINK_SFU_PORT and FALINK_SFU_RTC_PORT.`,
    );
  }
  const mediaHost = options.rtcListenIp ?? (host === 'localhost' ? '127.0.0.1' : host);
  for (const one of services) if (!(await isPortFree(one, host))) throw taken(one, 'Port', options);
  for (const one of media) if (!(await isMediaPortFree(one, mediaHost))) throw taken(one, 'Media port', options);
}

/** One for each worker and announced address. */
export function mediaPortCount({
  workers,
  announcedAddress = '',
}: Pick<Ports, 'workers' | 'announcedAddress'>): number {
  return workers * Math.max(1, announcedAddress.split(',').filter((one) => one.trim() !== '').length);
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
