import { Store } from '@falink/client';
import type { Capture, CaptureResult } from '../platform/Platform.js';
import type { CameraView } from '../scene/cameraView.js';
import { type CallViewState, isOpen } from './callView.js';

/** The camera of this box, whoever uses it: no page shows or hides that it is on by its own account. */
export class CameraUse {
  readonly store = new Store<{ view: CameraView }>({ view: 'off' });
  /** Open outside of a call. */
  readonly #tried = new Set<MediaStream>();
  #call: CameraView = 'off';

  constructor(
    private readonly capture: Pick<Capture, 'open' | 'close'>,
    call: Store<CallViewState>,
  ) {
    call.subscribe((state) => {
      this.#call = viewOf(state);
      this.#update();
    });
  }

  /** Camera and microphone outside of a call, to try them; the caller closes what it got. Never throws. */
  async open(): Promise<CaptureResult> {
    const result = await this.capture.open({ camera: true });
    if (result.stream && result.camera) this.#tried.add(result.stream);
    this.#update();
    return result;
  }

  close(stream: MediaStream): void {
    this.capture.close(stream);
    this.#tried.delete(stream);
    this.#update();
  }

  #update(): void {
    const view = this.#call === 'off' && this.#tried.size > 0 ? 'own' : this.#call;
    if (view !== this.store.state.view) this.store.set({ view });
  }
}

/** Nobody is shown the picture before the call is answered; afterwards it is taken as seen, on a bad line as well. */
function viewOf({ call, media, phase }: CallViewState): CameraView {
  if (media.camera !== 'on' || phase === 'ended' || !isOpen(call)) return 'off';
  return call.state === 'active' ? 'shared' : 'own';
}
