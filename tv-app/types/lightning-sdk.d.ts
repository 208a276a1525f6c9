/**
 * The part of @lightningjs/sdk 5.5 and @lightningjs/core 2.20 that the app uses. The packages' own declarations lead
 * TypeScript into their sources (core ships .ts beside .d.ts), which do not hold under this project's strict flags.
 */
export namespace Lightning {
  /** A template or a patch: lower-case keys are properties, capitalised keys are children by reference. */
  export type Template = object;

  export interface TransitionSettings {
    readonly duration?: number;
    readonly delay?: number;
    readonly timingFunction?: string;
  }

  export class ElementChildList {
    add(child: Element): void;
    remove(child: Element): void;
    clear(): void;
  }

  export class Texture {
    load(): void;
  }
  export class ImageTexture extends Texture {
    constructor(stage: Stage);
    src: string;
  }

  /** What several textures may share: an uploaded picture. */
  export class TextureSource {
    /** Never freed for want of memory. */
    permanent: boolean;
    isUsed(): boolean;
    isLoaded(): boolean;
    /** Frees the picture; makes it again when it is used. */
    reload(): void;
  }
  export class TextureManager {
    readonly textureSourceHashmap: ReadonlyMap<string, TextureSource>;
    freeTextureSource(source: TextureSource): void;
  }

  export class Element {
    constructor(stage: Stage);
    readonly stage: Stage;
    children: Element[];
    readonly childList: ElementChildList;
    readonly attached: boolean;
    ref: string | undefined;
    x: number;
    y: number;
    w: number;
    h: number;
    alpha: number;
    visible: boolean;
    scale: number;
    zIndex: number;
    rect: boolean;
    color: number;
    colorTop: number;
    colorBottom: number;
    shader: object | null;
    texture: Texture | object | null;
    /** How properties move, by their names. */
    set transitions(settings: Readonly<Record<string, TransitionSettings>>);
    getByRef(ref: string): Element | undefined;
    tag(name: string): Element | undefined;
    patch(settings: Template): void;
    setSmooth(property: string, value: number, settings?: TransitionSettings): void;
  }

  export class Component extends Element {
    static _template(): Template;
    _setup(): void;
    _detach(): void;
    _focus(): void;
    _unfocus(): void;
    _getFocused(): Component;
    _refocus(): void;
    hasFocus(): boolean;
  }

  export class Application extends Component {
    constructor(options: { stage: object; keys: null });
  }

  export class Stage {
    /** What stands for the browser, where there is none. */
    static platform: unknown;
    emit(event: 'frameStart'): void;
    drawFrame(): void;
    readonly transitions: { readonly active: ReadonlySet<unknown> };
    readonly gl: WebGLRenderingContext;
    /** Pixels of texture memory in use. */
    readonly usedMemory: number;
    readonly textureManager: TextureManager;
    readonly platform: { getDrawingCanvas(): HTMLCanvasElement };
    c(settings: Template): Element;
    once(event: 'frameStart', listener: () => void): void;
    getCanvas(): HTMLCanvasElement;
    /** Pixels of the canvas for one of the page. */
    getRenderPrecision(): number;
  }

  export class WebGLDefaultShader {
    readonly gl: WebGLRenderingContext;
    setupUniforms(operation: object): void;
    redraw(): void;
    _setUniform(name: string, value: Float32Array | number, setter: unknown): void;
    static fragmentShaderSource: string;
  }

  export const shaders: {
    readonly RoundedRectangle: new (...args: never[]) => object;
    readonly WebGLDefaultShader: typeof WebGLDefaultShader;
  };
  export const textures: {
    readonly ImageTexture: typeof ImageTexture;
    readonly StaticCanvasTexture: new (...args: never[]) => Texture;
  };
}

/** Starts the SDK and a Lightning application with `App` as its one child, referred to as `App`. */
export function Launch(
  app: typeof Lightning.Component,
  appSettings: object,
  platformSettings: object,
  appData?: object,
): Lightning.Application;
