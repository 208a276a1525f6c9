/** Who sees what the camera sees: nobody, as it is off; only the people in front of it; the other side of a call too. */
export type CameraView = 'off' | 'own' | 'shared';
