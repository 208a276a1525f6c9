// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly cell: string;
  readonly cell0: string;
  readonly cell1: string;
  readonly cell2: string;
  readonly cell3: string;
  readonly login: string;
  readonly loginBad: string;
  readonly loginFoot: string;
  readonly loginForgot: string;
  readonly loginForm: string;
  readonly loginLegal: string;
  readonly loginMain: string;
  readonly loginMap: string;
  readonly loginName: string;
  readonly loginOk: string;
  readonly loginPicture: string;
  readonly loginSide: string;
  readonly loginSub: string;
  readonly loginSubmit: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
