import {
  BellRing,
  Check,
  CircleCheck,
  CircleDashed,
  Clock,
  Coffee,
  Hourglass,
  type LucideIcon,
  MapPin,
  Moon,
  NotebookPen,
  OctagonAlert,
  PhoneCall,
  Play,
  Power,
  TriangleAlert,
  WifiOff,
} from 'lucide-react';
import type { IconName } from '../model/status.js';

const ICONS: Record<IconName, LucideIcon> = {
  'bell-ring': BellRing,
  check: Check,
  'circle-check': CircleCheck,
  'circle-dashed': CircleDashed,
  clock: Clock,
  coffee: Coffee,
  hourglass: Hourglass,
  'map-pin': MapPin,
  moon: Moon,
  'notebook-pen': NotebookPen,
  'octagon-alert': OctagonAlert,
  'phone-call': PhoneCall,
  play: Play,
  power: Power,
  'triangle-alert': TriangleAlert,
  'wifi-off': WifiOff,
};

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  const Glyph = ICONS[name];
  return <Glyph size={size} strokeWidth={size <= 15 ? 2 : 1.75} aria-hidden />;
}
