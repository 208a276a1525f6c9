import { type Category, callRoutes, type ResponseOf } from '@falink/protocol';
import type { Device } from '../platform/Platform.js';
import type { ApiClient } from './ApiClient.js';

/** The number that is being left: its repetition is the same call-back. */
export class LeftNumber {
  #sent: { readonly phone: string; readonly requestId: string } | undefined;

  constructor(
    private readonly device: Pick<Device, 'uuid'>,
    private readonly api: ApiClient,
    private readonly token: () => Promise<string>,
  ) {}

  /** @throws when the service has not kept it */
  async send(
    phone: string,
    { category, callId }: { readonly category: Category | null; readonly callId: string | null },
  ): Promise<ResponseOf<typeof callRoutes.leaveNumber>> {
    if (this.#sent?.phone !== phone) this.#sent = { phone, requestId: this.device.uuid() };
    const answer = await this.api.call(callRoutes.leaveNumber, {
      token: await this.token(),
      body: {
        requestId: this.#sent.requestId,
        phone,
        ...(category && { category }),
        ...(callId && { callId }),
      },
    });
    this.#sent = undefined;
    return answer;
  }
}
