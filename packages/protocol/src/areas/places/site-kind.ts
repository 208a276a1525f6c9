import { z } from 'zod';

/** What a place is: 家庭, 公共法律服务室, 无人岗亭, 机器人, 法律驿站, 法院, 看守所. */
export const SiteKindSchema = z.enum([
  'household',
  'community_room',
  'kiosk',
  'robot',
  'park_station',
  'court',
  'detention_centre',
]);
export type SiteKind = z.infer<typeof SiteKindSchema>;
