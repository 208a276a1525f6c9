import {
  BookOpenCheck,
  BookText,
  FolderClock,
  Headset,
  LayoutDashboard,
  Link2,
  ListChecks,
  type LucideIcon,
  MapPinned,
  PackageOpen,
  Scale,
  Send,
  Tv,
  Users,
} from 'lucide-react';
import type { Area } from '../model/roles.js';

export const AREA_ICON: Record<Area, LucideIcon> = {
  desk: Headset,
  seat: Scale,
  wall: LayoutDashboard,
  fleet: Tv,
  commands: Send,
  pairings: Link2,
  applications: FolderClock,
  legal: BookOpenCheck,
  answers: BookText,
  jobs: ListChecks,
  places: MapPinned,
  enrolments: PackageOpen,
  staff: Users,
};
