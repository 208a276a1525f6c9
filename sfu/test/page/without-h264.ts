/** Makes this page a browser that was built without H.264, as some set-top boxes and Chromium builds are. */
export function forgetH264(): void {
  for (const side of [RTCRtpSender, RTCRtpReceiver]) {
    const original = side.getCapabilities.bind(side);
    side.getCapabilities = (kind) => {
      const capabilities = original(kind);
      return (
        capabilities && { ...capabilities, codecs: capabilities.codecs.filter((codec) => !isH264(codec.mimeType)) }
      );
    };
  }
  const createOffer = RTCPeerConnection.prototype.createOffer as (
    options?: RTCOfferOptions,
  ) => Promise<RTCSessionDescriptionInit>;
  RTCPeerConnection.prototype.createOffer = async function (this: RTCPeerConnection, options?: RTCOfferOptions) {
    const offer = await createOffer.call(this, options);
    return { type: 'offer', sdp: withoutH264(offer.sdp ?? '') };
  } as typeof RTCPeerConnection.prototype.createOffer;
}

const isH264 = (mimeType: string): boolean => mimeType.toLowerCase() === 'video/h264';

/** Takes H.264 and its retransmission formats out of a session description (RFC 8866 §5.14, RFC 4588). */
function withoutH264(sdp: string): string {
  const lines = sdp.split('\r\n');
  const gone = new Set(lines.flatMap((line) => /^a=rtpmap:(\d+) H264\//i.exec(line)?.[1] ?? []));
  for (const line of lines) {
    const [, rtx, of] = /^a=fmtp:(\d+) apt=(\d+)/.exec(line) ?? [];
    if (rtx !== undefined && of !== undefined && gone.has(of)) gone.add(rtx);
  }
  return lines
    .filter((line) => !gone.has(/^a=(?:rtpmap|fmtp|rtcp-fb):(\d+)/.exec(line)?.[1] ?? ''))
    .map((line) => {
      if (!line.startsWith('m=video')) return line;
      const [media, port, protocol, ...formats] = line.split(' ');
      return [media, port, protocol, ...formats.filter((format) => !gone.has(format))].join(' ');
    })
    .join('\r\n');
}
