import { mayLackMedia } from '@falink/client';
import type { DeviceInfo } from '@falink/protocol';
import type { Device } from '../Platform.js';
import { TabId } from './TabId.js';

declare const __APP_VERSION__: string;

interface MemoryInfo {
  readonly usedJSHeapSize?: number;
}
interface ConnectionInfo {
  readonly downlink?: number;
  readonly rtt?: number;
}

/** This box and this window. */
export class BrowserDevice implements Device {
  readonly appVersion = __APP_VERSION__;
  readonly engine = engineOf(navigator.userAgent);
  readonly mayLackMedia = mayLackMedia({ hostname: location.hostname, userAgent: navigator.userAgent });
  private readonly parameters = new URLSearchParams(window.location.search);
  /** No server and no log sees the fragment: secrets of the start address are there. */
  private readonly secrets = new URLSearchParams(window.location.hash.slice(1));

  private readonly tab = new TabId(
    window,
    () => sessionStorage,
    () => this.uuid(),
  );

  get tabId(): string {
    return this.tab.value;
  }

  renewTabId(): void {
    this.tab.renew();
  }

  parameter(name: string): string | null {
    return this.parameters.get(name) ?? this.secrets.get(name);
  }

  async info(): Promise<DeviceInfo> {
    const found = await this.inputs();
    return {
      userAgent: navigator.userAgent.slice(0, 400),
      appVersion: this.appVersion,
      screen: { width: window.screen.width, height: window.screen.height },
      camera: found?.camera ?? null,
      microphone: found?.microphone ?? null,
    };
  }

  private async inputs(): Promise<{ camera: boolean; microphone: boolean } | null> {
    try {
      const devices = await navigator.mediaDevices.enumerateDevices();
      return {
        camera: devices.some((device) => device.kind === 'videoinput'),
        microphone: devices.some((device) => device.kind === 'audioinput'),
      };
    } catch {
      return null;
    }
  }

  health(): { uptimeS: number; heapBytes: number | null; downlinkMbps: number | null; rttMs: number | null } {
    const memory = (performance as { memory?: MemoryInfo }).memory;
    const connection = (navigator as { connection?: ConnectionInfo }).connection;
    return {
      uptimeS: Math.round(performance.now() / 1000),
      heapBytes: memory?.usedJSHeapSize ?? null,
      downlinkMbps: connection?.downlink ?? null,
      rttMs: connection?.rtt ?? null,
    };
  }

  /** Version 4; `crypto.randomUUID` came with Chromium 92. */
  uuid(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  reload(): void {
    window.location.reload();
  }
}

/** `Chromium 124`, `WebKit 605.1`; else the beginning of what the browser calls itself. */
function engineOf(userAgent: string): string {
  const chromium = /Chrom(?:e|ium)\/(\d+)/.exec(userAgent);
  if (chromium) return `Chromium ${chromium[1]}`;
  const webkit = /AppleWebKit\/([\d.]+)/.exec(userAgent);
  return webkit ? `WebKit ${webkit[1]}` : userAgent.slice(0, 80);
}
