/** What was repaired in the document shown, by kind: a list of which the style sheet makes a chart. */
import { i18n } from '#i18n';
import { byGroup } from '../../ui/repair-groups.ts';
import { totalOf } from '../../ui/status.ts';

export function Repairs({ repairs }: { repairs: Readonly<Record<string, number>> }) {
  const groups = byGroup(repairs);
  const most = groups[0]?.[1] ?? 1;
  const total = i18n.t('repairs.total', totalOf(repairs));
  return (
    <section class="section" aria-labelledby="repairs">
      <div class="title spread">
        <h2 id="repairs">{i18n.t('repairs.title')}</h2>
        {groups.length > 0 && <span class="muted">{total}</span>}
      </div>
      {groups.length > 0 ? (
        <dl class="counts">
          {groups.map(([group, count]) => (
            <div key={group} style={{ '--share': count / most }}>
              <dt>{i18n.t(`repairs.kind.${group}`)}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="muted">{total}</p>
      )}
    </section>
  );
}
