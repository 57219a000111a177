/** A URL in every form that it can be taken away in. */
import { i18n } from '#i18n';
import * as desk from '../../desk/desk.ts';
import { CopyLine } from '../../ui/copy.tsx';
import { lossText, wayText } from '../../ui/id-texts.ts';

export function Copies({ url }: { url: string }) {
  return (
    <section class="copies" aria-label={i18n.t('build.copies')}>
      {desk.copies(url).map(({ way, text, before, opens, loses }) => (
        <div key={way} class="copy-way">
          <h2>{wayText(way)}</h2>
          {before && <p class="muted">{i18n.t('build.before', [before])}</p>}
          <CopyLine text={text} label={i18n.t('build.copyAs', [wayText(way)])} />
          {opens && <p class="muted address">{i18n.t('build.opens', [opens])}</p>}
          {loses.length > 0 && (
            <p class="muted">{i18n.t('build.loses', [loses.map(lossText).join(', ')])}</p>
          )}
        </div>
      ))}
    </section>
  );
}
