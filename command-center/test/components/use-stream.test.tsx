/** @jest-environment ./test/support/dom-environment.mjs */
import { render } from '@testing-library/react';
import { useRef } from 'react';
import { useStream } from '../../src/call/use-stream.js';

function Picture({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useStream(video, stream);
  return <video ref={video} muted />;
}

test('a video element that is gone lets go of its stream', () => {
  // jsdom plays nothing.
  HTMLMediaElement.prototype.play = async () => undefined;
  const [first, second] = [{} as MediaStream, {} as MediaStream];
  const { container, rerender, unmount } = render(<Picture stream={first} />);
  const video = container.querySelector('video') as HTMLVideoElement;
  expect(video.srcObject).toBe(first);
  rerender(<Picture stream={second} />);
  expect(video.srcObject).toBe(second);
  unmount();
  expect(video.srcObject).toBeNull();
});
