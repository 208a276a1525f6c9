/** Globals of Chromium 68 and of WPE WebKit 2.38 that the page and its libraries use. Source: MDN's browser-compat-data. */
export const OLD_GLOBALS: ReadonlySet<string> = new Set(
  `AbortController Array ArrayBuffer AudioContext BigInt Blob Boolean DOMException DOMParser DataView Date Error Event
  EventTarget File FileReader Float32Array Float64Array FontFace Function HTMLCanvasElement HTMLImageElement
  HTMLMediaElement HTMLVideoElement Image ImageBitmap ImageData Infinity Int16Array Int32Array Int8Array Intl JSON Map Math MediaError MediaStream NaN
  Number Object Promise Proxy RTCPeerConnection RangeError ReadableStream Reflect RegExp Response Set SharedArrayBuffer
  SpeechSynthesisErrorEvent SpeechSynthesisUtterance String Symbol SyntaxError TextDecoder TextEncoder TransformStream
  TypeError URL URLSearchParams Uint16Array Uint32Array Uint8Array Uint8ClampedArray VTTCue WeakMap WeakSet
  WebGLRenderingContext WebGLTexture WebSocket Worker XMLHttpRequest addEventListener arguments atob btoa caches cancelAnimationFrame
  clearInterval clearTimeout clients console createImageBitmap crypto decodeURIComponent document encodeURIComponent fetch
  indexedDB isFinite isNaN localStorage location matchMedia navigator onmessage parseFloat parseInt performance postMessage
  removeEventListener requestAnimationFrame self sessionStorage setInterval setTimeout skipWaiting undefined unescape
  webkitURL window`.split(/\s+/),
);
