import { capture, problemKind } from './local-media.js';

const named = (name: string) => Object.assign(new Error(name), { name });

/** A computer on which some devices fail. */
function computer(failing: Partial<Record<'audio' | 'video', string>>) {
  const asked: MediaStreamConstraints[] = [];
  const getUserMedia = async (constraints: MediaStreamConstraints): Promise<MediaStream> => {
    asked.push(constraints);
    const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind]);
    for (const kind of kinds) if (failing[kind]) throw named(failing[kind]);
    const tracks = kinds.map((kind) => ({ kind }) as MediaStreamTrack);
    const of = (kind: string) => tracks.filter((track) => track.kind === kind);
    return {
      getTracks: () => tracks,
      getAudioTracks: () => of('audio'),
      getVideoTracks: () => of('video'),
    } as unknown as MediaStream;
  };
  return { asked, getUserMedia };
}

const BOTH = { microphone: true, camera: true };

test('both are asked for in one question', async () => {
  const { asked, getUserMedia } = computer({});
  const captured = await capture(BOTH, getUserMedia);
  expect([captured.microphone?.kind, captured.camera?.kind]).toEqual(['audio', 'video']);
  expect(captured.problems).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ video: { width: { ideal: 1280 }, frameRate: { max: 30 } } });
});

test.each([
  ['a missing camera', { video: 'NotFoundError' }, ['audio', undefined], ['camera_missing']],
  ['a refused camera', { video: 'NotAllowedError' }, ['audio', undefined], ['camera_denied']],
  ['a camera in use', { video: 'NotReadableError' }, ['audio', undefined], ['camera_busy']],
  ['a missing microphone', { audio: 'NotFoundError' }, [undefined, 'video'], ['microphone_missing']],
  [
    'neither',
    { audio: 'NotFoundError', video: 'NotFoundError' },
    [undefined, undefined],
    ['microphone_missing', 'camera_missing'],
  ],
] as const)('%s does not cost the other', async (_case, failing, kinds, problems) => {
  const captured = await capture(BOTH, computer(failing).getUserMedia);
  expect([captured.microphone?.kind, captured.camera?.kind]).toEqual(kinds);
  expect(captured.problems.map(({ kind }) => kind)).toEqual(problems);
});

test('what is not wanted is not asked for', async () => {
  const { asked, getUserMedia } = computer({});
  const captured = await capture({ microphone: true, camera: false }, getUserMedia);
  expect(captured.camera).toBeNull();
  expect(captured.problems).toEqual([]);
  expect(asked).toEqual([{ audio: expect.anything(), video: false }]);
  expect(await capture({ microphone: false, camera: false }, getUserMedia)).toMatchObject({ problems: [] });
  expect(asked).toHaveLength(1);
});

test('an unknown failure counts as missing', () => {
  expect(problemKind('camera', 'odd')).toBe('camera_missing');
  expect(problemKind('microphone', named('SecurityError'))).toBe('microphone_denied');
});
