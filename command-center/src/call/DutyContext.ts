import { createContext, use, useSyncExternalStore } from 'react';
import type { CallLine, LineSnapshot } from './call-line.js';
import type { DevicesSnapshot } from './devices.js';
import type { DutyController } from './duty-controller.js';
import type { DutyState } from './duty-state.js';
import type { BellState } from './ringer.js';
import type { NotificationState } from './system-notifications.js';

export const DutyContext = createContext<DutyController | null>(null);

export function useDutyController(): DutyController {
  const controller = use(DutyContext);
  if (!controller) throw new Error('no duty: this person takes no calls');
  return controller;
}

export function useDuty(): DutyState {
  const controller = useDutyController();
  return useSyncExternalStore(controller.subscribe, controller.snapshot);
}

const never = () => () => undefined;

/** Whether a call rings at the desk; never for somebody who takes no calls. */
export function useIsRinging(controller: DutyController | null): boolean {
  return useSyncExternalStore(controller?.subscribe ?? never, () => controller?.snapshot().ringing != null);
}

export function useCallLine(): CallLine | null {
  const controller = useDutyController();
  return useSyncExternalStore(controller.subscribe, controller.lineSnapshot);
}

export function useLineSnapshot(line: CallLine): LineSnapshot {
  return useSyncExternalStore(line.subscribe, line.snapshot);
}

export function useBell(): BellState {
  const { ringer } = useDutyController();
  return useSyncExternalStore(ringer.subscribe, ringer.snapshot);
}

export function useNotifications(): NotificationState {
  const { notifications } = useDutyController();
  return useSyncExternalStore(notifications.subscribe, notifications.snapshot);
}

export function useDevices(): DevicesSnapshot {
  const { devices } = useDutyController();
  return useSyncExternalStore(devices.subscribe, devices.snapshot);
}
