/** Line drawings of a square of 24, for {@link icon}. */
export const ICONS = {
  microphone: 'M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v3',
  microphoneOff:
    'M9 9v2a3 3 0 0 0 5 2.2M15 10V7a3 3 0 0 0-5.6-1.5M6 11a6 6 0 0 0 9 5.2M18 11a6 6 0 0 1-.4 2M12 17v3M4 4l16 16',
  camera: 'M4 7h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM15 11l6-3v8l-6-3',
  cameraOff: 'M10 7h4a1 1 0 0 1 1 1v4M15 15v1a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1M17 12l4-4v8M4 4l16 16',
  flip: 'M4 12a8 8 0 0 1 14-5.3L20 9M20 4v5h-5M20 12a8 8 0 0 1-14 5.3L4 15M4 20v-5h5',
  paper: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5',
  phone: 'M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2',
  television: 'M4 6h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM8 20h8',
  end: 'M6 6l12 12M18 6L6 18',
} as const;
export type IconName = keyof typeof ICONS;
