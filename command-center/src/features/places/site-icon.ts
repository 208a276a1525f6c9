import type { SiteKind } from '@falink/protocol';
import { Bot, Factory, House, Landmark, Lock, type LucideIcon, School, Store } from 'lucide-react';

export const SITE_ICON: Readonly<Record<SiteKind, LucideIcon>> = {
  household: House,
  community_room: School,
  kiosk: Store,
  robot: Bot,
  park_station: Factory,
  court: Landmark,
  detention_centre: Lock,
};
