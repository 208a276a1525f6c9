import { z } from 'zod';
import { CategorySchema, IdSchema, InstantSchema, NameTextSchema, OrgPathSchema } from '../../common.js';
import { line } from '../../text.js';
import { StaffLinkKindSchema } from './link.js';
import { RoleSchema } from './roles.js';
import { StaffSchema } from './staff.js';

/** `no_password`: invited, or reset after a loss; a link lets the person choose one. */
export const StaffStateSchema = z.enum(['active', 'no_password', 'disabled']);
export type StaffState = z.infer<typeof StaffStateSchema>;

/** Matters somebody can be a specialist in; `uncategorised` is nobody's. */
const SkillSchema = CategorySchema.exclude(['uncategorised']);

/** What an administrator enters of a person. */
export const StaffDetailsSchema = z.strictObject({
  displayName: line(40).min(1),
  /** Professional title shown to residents, e.g. 律师. */
  title: line(40).min(1),
  /** Shown to residents beside the name, e.g. 云河律师事务所. */
  office: line(60).min(1),
  orgUnitId: IdSchema,
  roles: z.array(RoleSchema).min(1).max(RoleSchema.options.length).refine(isSet, 'repeated'),
  skills: z.array(SkillSchema).max(SkillSchema.options.length).refine(isSet, 'repeated'),
});
export type StaffDetails = z.infer<typeof StaffDetailsSchema>;

function isSet(items: readonly unknown[]): boolean {
  return new Set(items).size === items.length;
}

const MAX_USERNAME = 64;

/** A name to sign in with: `zhou.min`. Read without regard to case. */
export const UsernameSchema = z
  .string()
  .max(MAX_USERNAME)
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._-]{1,64}$/, 'username');

/** An account as administrators see it. */
export const StaffAccountSchema = StaffSchema.omit({ locale: true }).extend({
  office: NameTextSchema,
  orgUnit: z.object({ id: IdSchema, path: OrgPathSchema, name: NameTextSchema }),
  state: StaffStateSchema,
  createdAt: InstantSchema,
  disabledAt: InstantSchema.nullable(),
  /** Null: never, or longer ago than sessions are kept. */
  lastSignInAt: InstantSchema.nullable(),
  /** Signs in with a code besides the password. */
  secondFactor: z.boolean(),
  /** The link that is good now. */
  link: z.object({ kind: StaffLinkKindSchema, expiresAt: InstantSchema }).nullable(),
  /** Grows with every change of the account; see SPEC S3. */
  revision: z.number().int(),
});
export type StaffAccount = z.infer<typeof StaffAccountSchema>;

/** What a change of an account hits now. */
export const StaffReachSchema = z.object({
  /** Where the person is signed in. */
  sessions: z.number().int(),
  /** Takes calls at this moment, or is in one. */
  onDuty: z.boolean(),
  /** A call rings at the desk: it goes back to its place in the queue. */
  ringing: z.boolean(),
  inCall: z.boolean(),
});
export type StaffReach = z.infer<typeof StaffReachSchema>;
