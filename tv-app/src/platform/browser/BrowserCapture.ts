import type { Capture, CaptureRefusal, CaptureResult } from '../Platform.js';

const METER_INTERVAL_MS = 100;

function refusal(error: unknown): CaptureRefusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'unsupported';
}

const VIDEO = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 25, max: 30 } };
const AUDIO = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };

/** Camera and microphone of the box. Asks for both, then for each alone, so that one missing does not cost the other. */
export class BrowserCapture implements Capture {
  async open(wanted: { camera: boolean }): Promise<CaptureResult> {
    const devices = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
    if (!devices?.getUserMedia) {
      return {
        stream: null,
        camera: false,
        microphone: false,
        cameraRefusal: 'unsupported',
        microphoneRefusal: 'unsupported',
      };
    }
    if (wanted.camera) {
      try {
        const stream = await devices.getUserMedia({ audio: AUDIO, video: VIDEO });
        return { stream, camera: true, microphone: true, cameraRefusal: null, microphoneRefusal: null };
      } catch {
        // Tried one by one below.
      }
    }
    const tracks: MediaStreamTrack[] = [];
    let microphoneRefusal: CaptureRefusal | null = null;
    let cameraRefusal: CaptureRefusal | null = null;
    try {
      tracks.push(...(await devices.getUserMedia({ audio: AUDIO })).getTracks());
    } catch (error) {
      microphoneRefusal = refusal(error);
    }
    if (wanted.camera) {
      try {
        tracks.push(...(await devices.getUserMedia({ video: VIDEO })).getTracks());
      } catch (error) {
        cameraRefusal = refusal(error);
      }
    }
    return {
      stream: tracks.length > 0 ? new MediaStream(tracks) : null,
      camera: tracks.some((track) => track.kind === 'video'),
      microphone: tracks.some((track) => track.kind === 'audio'),
      cameraRefusal,
      microphoneRefusal,
    };
  }

  close(stream: MediaStream): void {
    for (const track of stream.getTracks()) track.stop();
  }

  meter(stream: MediaStream, listener: (level: number) => void): () => void {
    if (stream.getAudioTracks().length === 0 || typeof AudioContext === 'undefined') return () => undefined;
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const timer = window.setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      let sum = 0;
      for (const sample of samples) sum += (sample - 128) * (sample - 128);
      // Root mean square over the range of quiet to loud speech, about -50 to -12 dBFS.
      const decibels = 20 * Math.log10(Math.sqrt(sum / samples.length) / 128 + 1e-6);
      listener(Math.max(0, Math.min(1, (decibels + 50) / 38)));
    }, METER_INTERVAL_MS);
    return () => {
      window.clearInterval(timer);
      void context.close();
    };
  }
}
