/** What a key means, whatever remote or keyboard it came from. */
export type Key =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'ok'
  | 'back'
  | 'home'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'play'
  | 'pause'
  | 'playPause'
  | 'channelUp'
  | 'channelDown'
  | 'volumeUp'
  | 'volumeDown'
  | `digit${Digit}`;
export type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
