import { after, before, describe, it } from 'node:test';
import { type Language, Stage } from './stage.ts';

/** What the popup says where Auto has found the mode healthier than the other. */
const said: Record<Language, Record<'root' | 'prefix' | 'why', string>> = {
  en: {
    root: 'The app sees / as its root',
    prefix: 'The app sees its real URL',
    why: "because the app didn't start properly the other way",
  },
  ja: {
    root: '/ がルートに見えます',
    prefix: '実際の URL が見えます',
    why: 'もう一方の設定ではアプリが正しく起動しなかったため',
  },
};

for (const language of ['en', 'ja'] as const) {
  describe(`the popup in ${language}, of a mode that proved healthier`, () => {
    let stage: Stage;
    before(async () => {
      stage = await Stage.open({ language });
    });
    after(() => stage.close());

    for (const mode of ['root', 'prefix'] as const) {
      it(`tells that it is ${mode}, and why`, async () => {
        await stage.write(stage.record({ mode, reason: 'healthier' }));
        const popup = await stage.popup();
        await popup.getByText(said[language][mode]).waitFor();
        await popup.getByText(said[language].why).waitFor();
        await popup.close();
      });
    }
  });
}
