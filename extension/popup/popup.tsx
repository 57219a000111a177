/** The whole popup: one section after another, as the tab's state asks for them. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { AskingContext, asking } from './asking.ts';
import { Rooms } from './rooms.tsx';
import { Alias } from './sections/alias.tsx';
import { Allow } from './sections/allow.tsx';
import { ErrorCard } from './sections/error-card.tsx';
import { Header } from './sections/header.tsx';
import { Idle } from './sections/idle.tsx';
import { Losses } from './sections/losses.tsx';
import { ModeSwitch } from './sections/mode-switch.tsx';
import { MountFacts } from './sections/mount-facts.tsx';
import { ProblemCard } from './sections/problem-card.tsx';
import { Proposed } from './sections/proposed.tsx';
import { Repairs } from './sections/repairs.tsx';
import { Report } from './sections/report.tsx';
import { SigningIn } from './sections/signing-in.tsx';
import { Start } from './sections/start.tsx';
import { Typed } from './sections/typed.tsx';
import { Unentered } from './sections/unentered.tsx';
import { isWholePage } from './subject.ts';
import { useView } from './use-view.ts';
import type { Proxied, View } from './view.ts';

export function Popup({ tab }: { tab: number | null }) {
  const [{ view, error: unread }, refresh] = useView(tab);
  const [error, setError] = useState<string | null>(null);
  const shared = useMemo(() => asking(setError, refresh), [tab]);
  const shown = error ?? (unread && i18n.t('error.load', [unread]));
  return (
    <AskingContext.Provider value={shared}>
      <Header view={view} />
      <main>
        <ErrorCard error={shown} />
        <Rooms isHome={view?.state === 'idle' || view?.state === 'gone'}>
          {view && !isWholePage() && (
            <>
              <Proposed tab={tab} proposal={view.proposal} />
              <Sections view={view} />
            </>
          )}
        </Rooms>
      </main>
    </AskingContext.Provider>
  );
}

function Sections({ view }: { view: View }) {
  switch (view.state) {
    case 'gone':
      return <Idle title={i18n.t('error.gone')} text={i18n.t('error.goneText')} />;
    case 'idle':
      return (
        <>
          <Idle title={i18n.t('idle.title')} text={i18n.t('idle.text')} />
          <Start />
        </>
      );
    case 'stranger':
      return <Allow tab={view.tab} origin={view.origin} />;
    case 'unentered':
      return <Unentered tab={view.tab} />;
    case 'proxied':
      return <Mounted {...view} />;
  }
}

function Mounted({ tab, url, record, mount, alias, managed, signsIn }: Proxied) {
  return (
    <>
      {record.problem && <ProblemCard tab={tab} problem={record.problem} mount={mount} />}
      {signsIn && <SigningIn tab={tab} record={record} mount={mount} />}
      {record.losses && <Losses losses={record.losses} mount={mount} />}
      {record.typed && <Typed tab={tab} typed={record.typed} />}
      {alias && <Alias tab={tab} alias={alias} mount={mount} />}
      <MountFacts mount={mount} url={url} />
      <ModeSwitch tab={tab} record={record} managed={managed} />
      {record.mode !== 'off' && !record.problem && <Repairs repairs={record.repairs} />}
      <Report tab={tab} record={record} mount={mount} />
    </>
  );
}
