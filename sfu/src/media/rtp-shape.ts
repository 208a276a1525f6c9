import { FalinkError } from '@falink/protocol';
import { getSupportedRtpCapabilities, type types } from 'mediasoup';
import { z } from 'zod';
import type { MediaKind, Opaque } from '../room/media-port.js';

/**
 * The shape of what clients send for mediasoup. It checks little itself, and a value of the wrong type is worse than
 * refused there: the message to the worker breaks off in the middle, and the worker answers nobody from then on. Texts
 * travel on into the session descriptions of the other participants, so none may end a line or a parameter.
 */
const visible = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\x21-\x7e]*$/);

const PayloadType = z.number().int().min(0).max(127);
const Ssrc = z.number().int().min(1).max(0xff_ff_ff_ff);
const ClockRate = z.number().int().min(1).max(1_000_000);
const Channels = z.number().int().min(1).max(8);
const ExtensionId = z.number().int().min(1).max(255);
const Int32 = z
  .number()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
const MimeType = z.string().regex(/^(audio|video)\/[\w.-]{1,40}$/i);
const Kind = z.enum(['audio', 'video']);

/** `a=fmtp`: names and values, between which `;` and `=` stand. */
const Parameters = z
  .record(z.string().regex(/^[\w.-]{1,60}$/), z.union([Int32, visible(1_000).regex(/^[^;]*$/)]))
  .refine((parameters) => Object.keys(parameters).length <= 40);

const RtcpFeedback = z.array(z.object({ type: visible(40), parameter: visible(40).optional() })).max(40);

const codec = {
  mimeType: MimeType,
  clockRate: ClockRate,
  channels: Channels.optional(),
  parameters: Parameters.optional(),
  rtcpFeedback: RtcpFeedback.optional(),
};

const KNOWN_EXTENSIONS = new Set<string>(getSupportedRtpCapabilities().headerExtensions?.map(({ uri }) => uri));

const RtpParametersSchema = z.object({
  mid: visible(32).optional(),
  msid: z
    .string()
    .max(200)
    .regex(/^[\x20-\x7e]*$/)
    .optional(),
  codecs: z
    .array(z.object({ ...codec, payloadType: PayloadType }))
    .min(1)
    .max(16),
  headerExtensions: z
    .array(
      z.object({
        uri: z.string().refine((uri) => KNOWN_EXTENSIONS.has(uri)),
        id: ExtensionId,
        encrypt: z.boolean().optional(),
        parameters: Parameters.optional(),
      }),
    )
    .max(32)
    .optional(),
  encodings: z
    .array(
      z.object({
        ssrc: Ssrc.optional(),
        rid: z
          .string()
          .regex(/^[A-Za-z0-9]{1,16}$/)
          .optional(),
        codecPayloadType: PayloadType.optional(),
        rtx: z.object({ ssrc: Ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z
          .string()
          .regex(/^[LS][1-3]T[1-3]h?(_KEY(_SHIFT)?)?$/)
          .optional(),
        maxBitrate: z.number().int().min(0).max(1_000_000_000).optional(),
      }),
    )
    .min(1)
    .max(3),
  rtcp: z.object({ cname: visible(255).optional(), reducedSize: z.boolean().optional() }).optional(),
});

const RtpCapabilitiesSchema = z.object({
  codecs: z
    .array(z.object({ ...codec, kind: Kind, preferredPayloadType: PayloadType.optional() }))
    .max(128)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: Kind,
        uri: visible(200),
        preferredId: ExtensionId,
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
});

const DtlsParametersSchema = z.object({
  role: z.enum(['auto', 'client', 'server']).default('auto'),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){19,63}$/i),
      }),
    )
    .min(1)
    .max(8),
});

/** What a client wants to send, of one kind: a microphone with a picture's codec would be a camera. @throws FalinkError media.rejected */
export function readRtpParameters(kind: MediaKind, given: Opaque): types.RtpParameters {
  const parameters = read(RtpParametersSchema, given);
  if (!parameters.codecs.every(({ mimeType }) => mimeType.toLowerCase().startsWith(`${kind}/`)))
    throw new FalinkError('media.rejected');
  return parameters as types.RtpParameters;
}

/** What a client can receive. @throws FalinkError media.rejected */
export function readRtpCapabilities(given: Opaque): Opaque {
  return read(RtpCapabilitiesSchema, given);
}

/** @throws FalinkError media.rejected */
export function readDtlsParameters(given: Opaque): types.DtlsParameters {
  return read(DtlsParametersSchema, given);
}

function read<S extends z.ZodType>(schema: S, given: Opaque): z.infer<S> {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  throw new FalinkError('media.rejected', {}, { cause: error });
}
