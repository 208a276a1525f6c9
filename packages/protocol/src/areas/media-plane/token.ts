import { z } from 'zod';
import { IdSchema, TokenSchema } from '../../common.js';
import { since } from '../../versions/marks.js';

export const ParticipantRoleSchema = z.enum(['resident', 'helper', 'lawyer', 'officer', 'interpreter', 'supervisor']);
export type ParticipantRole = z.infer<typeof ParticipantRoleSchema>;

export const MediaSourceSchema = z.enum(['microphone', 'camera', 'document']);
export type MediaSource = z.infer<typeof MediaSourceSchema>;

/**
 * What a room token allows. `activate` is given only by accepting an offer: it makes the room live.
 * Until a participant activates, the room is on standby: transports connect, nothing is forwarded.
 * `standby` is for those who are offered a call: they take part only after their own `activate` (SPEC M9).
 */
export const RoomGrantsSchema = z.object({
  produce: z.array(MediaSourceSchema).max(MediaSourceSchema.options.length),
  consume: z.boolean(),
  activate: z.boolean(),
  standby: z.boolean(),
});
export type RoomGrants = z.infer<typeof RoomGrantsSchema>;

/** Claims of a room token: a JWT (HS256, issuer `falink-api`, audience `falink-sfu`) signed by the api. */
export const RoomTokenClaimsSchema = z.object({
  /** The participant, stable across reconnections of one call. */
  sub: IdSchema,
  room: IdSchema,
  role: ParticipantRoleSchema,
  /** The participant whose second device this is (SPEC M12); absent: it is a participant. */
  of: IdSchema.optional(),
  /** An api of the release before grants no `standby`: the sfu then goes by the role (SPEC M9). */
  grants: RoomGrantsSchema.partial({ standby: true }),
  iat: z.number(),
  exp: z.number(),
});
export type RoomTokenClaims = z.infer<typeof RoomTokenClaimsSchema>;

export const ROOM_TOKEN_ISSUER = 'falink-api';
export const ROOM_TOKEN_AUDIENCE = 'falink-sfu';
/** A room token must be used to join within this time; the session it opens lasts as long as the call. */
export const ROOM_TOKEN_TTL_S = 60;

/** Claims of a probe token: signed like a room token, for the audience `falink-sfu-probe`. It opens no room. */
export const ProbeTokenClaimsSchema = z.object({
  /** Who probes: another probe of the same takes the place of the first. */
  sub: IdSchema,
  iat: z.number(),
  exp: z.number(),
});
export type ProbeTokenClaims = z.infer<typeof ProbeTokenClaimsSchema>;

export const PROBE_TOKEN_AUDIENCE = 'falink-sfu-probe';
/** A probe must begin within this time, and its transport is closed after it as well. */
export const PROBE_TTL_S = 10;

/** Where and with what to probe the ways of media. */
export const ProbeAccessSchema = z.object({
  /** Origin of the sfu's signalling. */
  url: z.url().max(2_000),
  token: TokenSchema,
});
export type ProbeAccess = z.infer<typeof ProbeAccessSchema>;

/** Where and how to join: given with a call to a terminal and with an offer to an agent. */
export const RoomAccessSchema = z.object({
  roomId: IdSchema,
  participantId: IdSchema,
  /** For a second device: whose. */
  of: since(2, IdSchema.optional()),
  /** Origin of the sfu's signalling, e.g. `http://localhost:8081`. */
  url: z.url().max(2_000),
  token: TokenSchema,
});
export type RoomAccess = z.infer<typeof RoomAccessSchema>;
