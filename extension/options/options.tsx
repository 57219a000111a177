/** All settings, one section an idea. */
import { i18n } from '#i18n';
import { Mark } from '../ui/mark.tsx';
import { Clusters } from './clusters.tsx';
import { Exchange } from './exchange.tsx';
import { Hosts } from './hosts.tsx';
import { KeptSignIns } from './kept-sign-ins.tsx';
import { LeftOut } from './left-out.tsx';
import { Modes } from './modes.tsx';
import { Stored } from './stored.tsx';

export function Options() {
  return (
    <main class="options">
      <header>
        <Mark />
        <h1>{i18n.t('options.title')}</h1>
      </header>
      <Clusters />
      <Hosts />
      <KeptSignIns />
      <Modes />
      <LeftOut />
      <Exchange />
      <Stored />
    </main>
  );
}
