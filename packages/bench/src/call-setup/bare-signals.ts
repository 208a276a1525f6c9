import type { types as client } from 'mediasoup-client';

/** What the bare page and its server say to each other: the least that mediasoup needs. */
export interface BareToServer {
  capabilities(answer: (capabilities: client.RtpCapabilities) => void): void;
  join(capabilities: client.RtpCapabilities, answer: () => void): void;
  transport(direction: 'send' | 'receive', answer: (options: client.TransportOptions) => void): void;
  connectTransport(id: string, dtlsParameters: client.DtlsParameters, answer: () => void): void;
  produce(
    transportId: string,
    kind: client.MediaKind,
    rtpParameters: client.RtpParameters,
    answer: (producerId: string) => void,
  ): void;
  resume(consumerId: string, answer: () => void): void;
  /** One side pressed: the other begins. */
  press(): void;
}

export interface BareToPage {
  begin(): void;
  consumer(options: client.ConsumerOptions): void;
}
