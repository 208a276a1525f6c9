export const CHROMIUM: string;
export const CHROMIUM_FLAGS: readonly string[];
export const WEBGL_FLAGS: readonly string[];
