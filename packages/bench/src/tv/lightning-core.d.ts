/**
 * The little of Lightning that the bare page uses. Its own types come as TypeScript sources, which do not pass this
 * project's compiler options; tsconfig.json puts this file in their place.
 */
declare namespace Lightning {
  class Component {
    static _template(): object;
    readonly children: Component[];
    patch(settings: object): void;
    tag(name: string): Component;
    _getFocused(): Component;
    _focus(): void;
    _unfocus(): void;
    _refocus(): void;
    _handleKey(event: KeyboardEvent): boolean;
  }
  class Application extends Component {
    constructor(options: { stage: { w: number; h: number; clearColor: number } });
    readonly stage: { getCanvas(): HTMLCanvasElement };
  }
  const Tools: {
    getRoundRect(
      w: number,
      h: number,
      radius: number,
      strokeWidth: number,
      strokeColor: number,
      fill: boolean,
      fillColor?: number,
    ): object;
  };
}
// biome-ignore lint/style/noDefaultExport: the shape of the package that this describes
export default Lightning;
