import { renderPage } from '../../testing/render.js';
import { DeviceCheckPage } from './DeviceCheckPage.js';

it.each([true, false])('says that Firefox on this same machine has no media: %s', async (mayLackMedia) => {
  const { scene, texts, update, close } = await renderPage(DeviceCheckPage, {
    prepare: (_session, platform) => {
      platform.device.mayLackMedia = mayLackMedia;
    },
  });
  await update();
  expect(scene().lines.some((line) => line.includes('Firefox'))).toBe(mayLackMedia);
  expect(texts().join('').includes('Firefox')).toBe(mayLackMedia);
  close();
});
