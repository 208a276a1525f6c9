/** Skin tones: base, shade, line, blush. */
export const SKIN = {
  light: ['#F6D2B2', '#E3AC86', '#C98A63', '#EE9C82'],
  warm: ['#EFC29B', '#D79C72', '#B57A52', '#E28B6B'],
  tan: ['#E2AE82', '#C58A5E', '#9F6A43', '#D57C58'],
} as const satisfies Record<string, readonly [string, string, string, string]>;

/** Hair colours: lit side, shaded side. */
export const HAIRC = {
  black: ['#2E2724', '#1E1917'],
  brown: ['#4A352B', '#35251E'],
  grey: ['#9A9CA3', '#7D8089'],
  white: ['#DADCE0', '#BDC1C8'],
  salt: ['#6E6C6E', '#555355'],
} as const satisfies Record<string, readonly [string, string]>;
/** Cloth colours: base, shade, light. */
export const COL = {
  navy: ['#27406B', '#1A2D50', '#34517F'],
  char: ['#3A4150', '#292F3B', '#4B5363'],
  black: ['#23262E', '#15171C', '#30343E'],
  blue: ['#5C8FC9', '#4776AE', '#7DA9DA'],
  sky: ['#A9CBE8', '#8DB2D4', '#C6DFF3'],
  white: ['#EEF2F6', '#D2DAE4', '#FFFFFF'],
  plum: ['#7A4B67', '#5F3850', '#956380'],
  red: ['#B84A3C', '#963A2F', '#CF6658'],
  wine: ['#8A3B3F', '#6D2D31', '#A55358'],
  green: ['#4F8A6E', '#3D6F58', '#6CA487'],
  olive: ['#7C7F52', '#62653F', '#969968'],
  brown: ['#8C6A4D', '#70533B', '#A78465'],
  mustard: ['#D3A03F', '#B3852E', '#E3B961'],
  teal: ['#2F7C82', '#236268', '#479AA0'],
  grey: ['#7D8794', '#656E7A', '#98A2AF'],
  pink: ['#D98A8F', '#BE7075', '#E8A9AC'],
  orange: ['#D9803F', '#B9682D', '#E89B62'],
} as const satisfies Record<string, readonly [string, string, string]>;

export type SkinTone = keyof typeof SKIN;
export type HairColour = keyof typeof HAIRC;
export type ClothColour = keyof typeof COL;
