import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** UDP ports on loopback that nobody reads: the system drops what does not fit, which costs the sender nothing. */
export class Sinks {
  private constructor(
    private readonly sockets: readonly Socket[],
    readonly ports: readonly number[],
  ) {}

  static async open(count: number): Promise<Sinks> {
    const sockets = Array.from({ length: count }, () => createSocket({ type: 'udp4', recvBufferSize: 4096 }));
    const ports = await Promise.all(
      sockets.map(async (socket) => {
        socket.bind(0, '127.0.0.1');
        await once(socket, 'listening');
        return socket.address().port;
      }),
    );
    return new Sinks(sockets, ports);
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }
}
