import { z } from 'zod';

export const RoleSchema = z.enum(['admin', 'operator', 'supervisor', 'duty_lawyer', 'legal_aid_officer', 'room_staff']);
export type Role = z.infer<typeof RoleSchema>;
