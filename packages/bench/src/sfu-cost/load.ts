/** The load of both sides: one talker's packets, sent on to every listener, encrypted for each. */
export const LISTENERS = 100;
export const PACKETS = 800;
/** One packet each 5 ms: 200 a second, as much as a camera of 1.6 Mbit/s sends. */
const INTERVAL_MS = 5;
export const PAYLOAD_BYTES = 1_000;
export const RTP_HEADER_BYTES = 12;
/** What Chromium and the worker agree on. */
export const SRTP_SUITE = 'AEAD_AES_256_GCM';

/** Calls `send` with 0, 1, … once each interval; a late timer catches up, so that the number of packets is exact. */
export async function paced(packets: number, send: (index: number) => void): Promise<void> {
  const startedAt = performance.now();
  let sent = 0;
  while (sent < packets) {
    const due = Math.min(packets, Math.floor((performance.now() - startedAt) / INTERVAL_MS) + 1);
    for (; sent < due; sent += 1) send(sent);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
