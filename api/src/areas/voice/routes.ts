import { FalinkError, LocaleSchema, voiceRoutes } from '@falink/protocol';
import { type MountHost, mount } from '../../kernel/http/mount.js';
import type { Bundles } from './bundles.js';
import type { Renderer } from './renderer.js';

const TYPE = 'audio/ogg';

/** Speech for televisions. What is said on demand may be somebody's own: no cache and no log ever has it. */
export function mountVoice(
  host: MountHost,
  { renderer, bundles }: { readonly renderer: Renderer; readonly bundles: Bundles },
): void {
  mount(host, voiceRoutes.voice, async () => {
    const languages = await Promise.all(
      LocaleSchema.options.map(async (locale) => {
        if (!(await bundles.speaks(locale))) return [];
        const bundle = await bundles.bundle(locale);
        return [{ locale, bundle: bundle && { revision: bundle.revision, bytes: bundle.bytes } }];
      }),
    );
    return { languages: languages.flat() };
  });
  mount(host, voiceRoutes.voiceBundle, async ({ params, response }) => {
    const bytes = await bundles.read(params.locale);
    response.setHeader('Cache-Control', 'private, no-cache');
    response.type('application/octet-stream').send(bytes);
    return undefined;
  });
  mount(host, voiceRoutes.speak, async ({ body, response }) => {
    if (!(await bundles.speaks(body.locale))) throw new FalinkError('voice.unavailable');
    const sound = await renderer.render(body.text, body.locale);
    response.setHeader('Cache-Control', 'no-store');
    response.type(TYPE).send(sound);
    return undefined;
  });
}
