import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** The face of all words in the pictures: Noto Sans SC (SIL OFL 1.1), packaged, so that no system font is needed. */
export const FONT_FAMILY = 'Noto Sans SC';

export const FONT_FILES = [
  resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
];
