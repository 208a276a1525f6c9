import type { Peer } from '@falink/protocol';

const personOf = ({ id, of }: Peer): string => of ?? id;

/** The devices in a room as people: both devices of one participant are one of them (SPEC M12). */
export class People {
  #devices: readonly Peer[] = [];
  #self = '';
  #selfDevice = '';

  /** Whose device this is. */
  enter({ participantId, of }: { readonly participantId: string; readonly of?: string | undefined }): void {
    this.#self = of ?? participantId;
    this.#selfDevice = participantId;
  }

  /** This participant: what its other device sends comes from this id too. */
  get self(): string {
    return this.#self;
  }

  /** The other devices of this participant. */
  get ownDevices(): readonly Peer[] {
    return this.#devices.filter((device) => personOf(device) === this.#self);
  }

  /** Other participants, each once: connected while one of their devices is. */
  get others(): readonly Peer[] {
    const people = new Map<string, Peer>();
    for (const device of this.#devices) {
      const id = personOf(device);
      if (id === this.#self) continue;
      const connected = device.connection === 'connected' || people.get(id)?.connection === 'connected';
      people.set(id, { id, role: device.role, connection: connected ? 'connected' : 'reconnecting' });
    }
    return [...people.values()];
  }

  other(id: string): Peer | undefined {
    return this.others.find((person) => person.id === id);
  }

  /** The participant that a device belongs to; undefined: no such device. */
  whose(deviceId: string): string | undefined {
    const device = this.#devices.find(({ id }) => id === deviceId);
    return device && personOf(device);
  }

  replaceAll(devices: readonly Peer[]): void {
    this.#devices = devices.filter(({ id }) => id !== this.#selfDevice);
  }

  add(device: Peer): void {
    this.#devices = [...this.#devices.filter(({ id }) => id !== device.id), device];
  }

  setConnection(deviceId: string, connection: Peer['connection']): void {
    this.#devices = this.#devices.map((device) => (device.id === deviceId ? { ...device, connection } : device));
  }

  remove(deviceId: string): void {
    this.#devices = this.#devices.filter(({ id }) => id !== deviceId);
  }
}
