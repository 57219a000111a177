/** The sign-in for the tab's service. After a change its rules are in force before the page is loaded again. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import { network } from '../../network/this-browser.ts';
import { SignIn } from '../../sign-in/sign-in.tsx';
import { Why } from '../../sign-in/why.tsx';
import type { TabRecord } from '../../state/tab.ts';
import { useAsking } from '../asking.ts';

interface Props {
  tab: number;
  record: TabRecord;
  mount: ProxyUrl;
}

export function SigningIn({ tab, record, mount }: Props) {
  const { attempt } = useAsking();
  const place = { address: mount.origin + mount.base, mount: mount.mount, name: mount.name };
  async function loadAgain(): Promise<void> {
    await network.enter(tab, record.mount, record.mode);
    await browser.tabs.reload(tab);
  }
  return (
    <section class="section" aria-labelledby="sign-in">
      <h2 id="sign-in">{i18n.t('auth.title')}</h2>
      {record.problem && <Why problem={record.problem} mount={record.mount} />}
      <SignIn place={place} onChanged={() => void attempt(loadAgain)} />
    </section>
  );
}
