/** @jest-environment ./test/support/dom-environment.mjs */
import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { PaperView } from '../../src/call/PaperView.js';
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

test('[N3] a paper that the resident shows has a name, and is let go of', () => {
  const stream = {} as MediaStream;
  const { unmount } = render(<PaperView stream={stream} label="paper" />);
  const video = screen.getByLabelText<HTMLVideoElement>('paper');
  expect([video.srcObject, video.muted]).toEqual([stream, true]);
  unmount();
  expect(video.srcObject).toBeNull();
});
