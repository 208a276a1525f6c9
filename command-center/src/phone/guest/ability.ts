/** Why a consultation is not possible in this browser; null: it may be. */
export type Cannot = 'insecure' | 'app' | 'old';

export interface BrowserParts {
  readonly isSecureContext: boolean;
  readonly userAgent: string;
  readonly hasCapture: boolean;
  readonly hasWebRtc: boolean;
}

/** Apps with a browser inside, which often give no camera. */
const IN_APP = /MicroMessenger|QQ\/|Weibo|DingTalk|AliApp|BytedanceWebview|aweme|baiduboxapp|FBAN|FBAV|Line\//i;

/** Said before anybody queues. */
export function cannot({ isSecureContext, userAgent, hasCapture, hasWebRtc }: BrowserParts): Cannot | null {
  if (!isSecureContext) return 'insecure';
  if (hasCapture && hasWebRtc) return null;
  return IN_APP.test(userAgent) ? 'app' : 'old';
}

export const browserParts = (): BrowserParts => ({
  isSecureContext: window.isSecureContext,
  userAgent: navigator.userAgent,
  hasCapture: typeof navigator.mediaDevices?.getUserMedia === 'function',
  hasWebRtc: typeof RTCPeerConnection === 'function',
});
