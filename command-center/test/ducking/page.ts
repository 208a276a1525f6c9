import { DuckedMicrophone } from '@falink/call-client';

const [SPEAKS_S, PAUSE_S, ROUNDS] = [1, 1.6, 3] as const;
/** In the pause, after all of the echo is over: the resident answers. */
const ANSWERS_AT_S = SPEAKS_S + 0.7;
const ANSWERS_S = 0.7;

/** Energy in dB of what the microphone hears and of what is sent of it, each while the lawyer and the resident speak. */
export interface Measured {
  readonly echo: { readonly heard: number; readonly sent: number };
  readonly answer: { readonly heard: number; readonly sent: number };
}

/** A track as it arrives over WebRTC. */
async function received(track: MediaStreamTrack): Promise<MediaStreamTrack> {
  const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
  from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
  to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
  const arrived = new Promise<MediaStreamTrack>((resolve) => {
    to.ontrack = (event) => resolve(event.track);
  });
  from.addTrack(track, new MediaStream([track]));
  await from.setLocalDescription();
  await to.setRemoteDescription(from.localDescription as RTCSessionDescription);
  await to.setLocalDescription();
  await from.setRemoteDescription(to.localDescription as RTCSessionDescription);
  const there = await arrived;
  // Chromium gives a received track to the graph only while an element plays it, as the page's does.
  const element = Object.assign(new Audio(), { srcObject: new MediaStream([there]), muted: true });
  await element.play();
  return there;
}

/** Bursts of a tone in a loop: `[from, to)` of every round, s. */
function bursts(context: AudioContext, hz: number, from: number, to: number): AudioBufferSourceNode {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.round((SPEAKS_S + PAUSE_S) * rate), rate);
  const samples = buffer.getChannelData(0);
  for (let i = Math.round(from * rate); i < Math.round(to * rate); i++)
    samples[i] = 0.3 * Math.sin((2 * Math.PI * hz * i) / rate);
  return Object.assign(context.createBufferSource(), { buffer, loop: true });
}

/** What is left of the television's sound, so long after it was received, and of the resident's own voice. */
export async function measure(delayMs: number): Promise<Measured> {
  const context = new AudioContext();
  await context.resume();
  const spoken = context.createMediaStreamDestination();
  const lawyer = bursts(context, 440, 0, SPEAKS_S);
  lawyer.connect(spoken);
  const voice = await received(spoken.stream.getAudioTracks()[0] as MediaStreamTrack);
  const room = context.createMediaStreamDestination();
  const delay = new DelayNode(context, { delayTime: delayMs / 1000, maxDelayTime: 1 });
  context
    .createMediaStreamSource(new MediaStream([voice]))
    .connect(delay)
    .connect(room);
  const resident = bursts(context, 1_000, ANSWERS_AT_S, ANSWERS_AT_S + ANSWERS_S);
  resident.connect(room);
  const microphone = room.stream.getAudioTracks()[0] as MediaStreamTrack;
  const ducked = new DuckedMicrophone(microphone, [voice]);
  // What is sent, as it arrives at the lawyer's.
  const sent = await received(ducked.track);
  const analysers = [microphone, sent].map((track) => {
    const analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    return analyser;
  });
  const begin = context.currentTime + 0.1;
  lawyer.start(begin);
  resident.start(begin);
  const sums = { heard: { 440: 0, 1000: 0 }, sent: { 440: 0, 1000: 0 } };
  const first = begin + SPEAKS_S + PAUSE_S;
  const end = first + (SPEAKS_S + PAUSE_S) * ROUNDS;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (context.currentTime < first) return;
      analysers.forEach((analyser, i) => {
        for (const hz of [440, 1000] as const) sums[i === 0 ? 'heard' : 'sent'][hz] += energyAt(analyser, hz);
      });
      if (context.currentTime < end) return;
      clearInterval(timer);
      resolve();
    }, 20);
  });
  ducked.close();
  await context.close();
  const of = (hz: 440 | 1000) => ({ heard: 10 * Math.log10(sums.heard[hz]), sent: 10 * Math.log10(sums.sent[hz]) });
  return { echo: of(440), answer: of(1000) };
}

function energyAt(analyser: AnalyserNode, hz: number): number {
  const bins = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(bins);
  const bin = Math.round((hz * analyser.fftSize) / analyser.context.sampleRate);
  return [-2, -1, 0, 1, 2].reduce((sum, i) => sum + 10 ** ((bins[bin + i] ?? -200) / 10), 0);
}
Object.assign(window, { measureDucking: measure });
