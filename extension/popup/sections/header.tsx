/** The top of the popup: what this is, and the tab's state in a word. */
import { i18n } from '#i18n';
import { Mark } from '../../ui/mark.tsx';
import { type Status, statusOf, totalOf } from '../../ui/status.ts';
import type { View } from '../view.ts';

export function Header({ view }: { view: View | null }) {
  const record = view?.state === 'proxied' ? view.record : null;
  const waits = view?.state === 'stranger' || view?.state === 'unentered';
  const status = waits ? 'waiting' : statusOf(record);
  return (
    <header class="header">
      <Mark />
      <span class="name">{i18n.t('name')}</span>
      <span class={`status status-${status}`} role="status">
        {view && view.state !== 'gone' && label(status, record ? totalOf(record.repairs) : 0)}
      </span>
    </header>
  );
}

function label(status: Status | 'waiting', repairs: number): string {
  return status === 'repaired' ? i18n.t('status.repaired', repairs) : i18n.t(`status.${status}`);
}
