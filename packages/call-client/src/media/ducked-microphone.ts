import { gainChange, levelOf, nextDucking, SILENT } from './ducking.js';

const READ_MS = 10;
/** 10.7 ms at 48 kHz: about what passes between two readings. */
const WINDOW = 512;

/**
 * A microphone that is turned down while one of the voices speaks ({@link nextDucking}). The tracks given stay their
 * owners'; `close` ends the one made here.
 */
export class DuckedMicrophone {
  readonly track: MediaStreamTrack;
  readonly #context: AudioContext;
  readonly #timer: ReturnType<typeof setInterval>;

  constructor(
    readonly microphone: MediaStreamTrack,
    readonly voices: readonly MediaStreamTrack[],
    context = new AudioContext({ latencyHint: 'interactive' }),
  ) {
    this.#context = context;
    const gain = context.createGain();
    const sent = context.createMediaStreamDestination();
    const analyser = context.createAnalyser();
    analyser.fftSize = WINDOW;
    context
      .createMediaStreamSource(new MediaStream([microphone]))
      .connect(gain)
      .connect(sent);
    for (const voice of voices) context.createMediaStreamSource(new MediaStream([voice])).connect(analyser);
    const [track] = sent.stream.getAudioTracks();
    if (!track) throw new DOMException('no track', 'NotFoundError');
    this.track = track;
    const samples = new Float32Array(analyser.fftSize);
    let state = SILENT;
    this.#timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const before = state;
      state = nextDucking(before, { levelDbfs: levelOf(samples), nowMs: context.currentTime * 1000 });
      const change = gainChange(before, state);
      if (!change) return;
      const { currentTime } = context;
      // From where it is now: a ramp that was not over does not jump.
      gain.gain.cancelScheduledValues(currentTime);
      gain.gain.setValueAtTime(gain.gain.value, currentTime);
      gain.gain.linearRampToValueAtTime(change.gain, currentTime + change.rampMs / 1000);
    }, READ_MS);
    void context.resume().catch(() => undefined);
  }

  close(): void {
    clearInterval(this.#timer);
    this.track.stop();
    void this.#context.close().catch(() => undefined);
  }
}
