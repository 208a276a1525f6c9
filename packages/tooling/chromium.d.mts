export const CHROMIUM: string;
export const CHROMIUM_FLAGS: readonly string[];
export const WEBGL_FLAGS: readonly string[];
export function chromiumEnv(more?: Readonly<Record<string, string>>): Record<string, string>;
