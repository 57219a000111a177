/** A host tested on the spot: a button, and what came of it. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Finding } from '../desk/desk.ts';
import { rightText, verdictText } from '../ui/id-texts.ts';
import { testHost, type Where } from './ask.ts';

type Stage = { at: 'start' } | { at: 'asking' } | { at: 'told'; finding: Finding } | Broken;
type Broken = { at: 'broken'; error: string };

export function HostTest({ where, name }: { where: Where; name: string }) {
  const [stage, setStage] = useState<Stage>({ at: 'start' });
  async function test(): Promise<void> {
    setStage({ at: 'asking' });
    try {
      setStage({ at: 'told', finding: await testHost(where) });
    } catch (error) {
      setStage({ at: 'broken', error: String(error) });
    }
  }
  return (
    <div class="host-test">
      <button
        type="button"
        class="button"
        aria-disabled={stage.at === 'asking'}
        onClick={() => stage.at !== 'asking' && void test()}
      >
        {i18n.t('hostTest.button', [name])}
      </button>
      <div role="status">
        {stage.at === 'asking' && <p class="muted">{i18n.t('hostTest.asking')}</p>}
        {stage.at === 'broken' && <p class="wrong">{stage.error}</p>}
        {stage.at === 'told' && <Told finding={stage.finding} />}
      </div>
    </div>
  );
}

function Told({ finding: { verdict, version, user, may, only } }: { finding: Finding }) {
  const rights = Object.entries(may);
  const named = (wanted: boolean) =>
    rights
      .filter(([, is]) => is === wanted)
      .map(([ask]) => rightText(ask))
      .join(', ');
  return (
    <>
      <p class={verdict === 'reachable' ? 'right' : 'wrong'}>{verdictText(verdict)}</p>
      {version && (
        <p>{i18n.t('hostTest.version', [version.gitVersion, version.platform || '?'])}</p>
      )}
      {user && <p>{i18n.t('hostTest.user', [[user.username, ...user.groups].join(' · ')])}</p>}
      {named(true) && <p>{i18n.t('hostTest.may', [named(true)])}</p>}
      {named(false) && <p>{i18n.t('hostTest.mayNot', [named(false)])}</p>}
      {only.length > 0 && <p>{i18n.t('hostTest.only', [only.join(', ')])}</p>}
    </>
  );
}
