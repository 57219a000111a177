/** The requests of the page that failed or took long, and the whole report to copy. */
import { i18n } from '#i18n';
import type { ProxyUrl } from '../../core/core.ts';
import type { Requests } from '../../state/requests.ts';
import type { TabRecord } from '../../state/tab.ts';
import { CopyButton } from '../../ui/copy.tsx';
import { contentsOf } from '../report/contents.ts';
import { markdown } from '../report/markdown.ts';
import { failedRows, type Row, slowRows } from '../report/rows.ts';
import { useRequests } from '../report/use-requests.ts';

interface Props {
  tab: number;
  record: TabRecord;
  mount: ProxyUrl;
}

export function Report({ tab, record, mount }: Props) {
  const requests = useRequests(tab, record);
  return (
    <section class="section" aria-label={i18n.t('report.title')}>
      {/* Where the document itself failed, that says it all. */}
      {!record.problem && <Troubled requests={requests} record={record} />}
      <CopyButton
        text={markdown(contentsOf(record, mount, requests))}
        label={i18n.t('report.copy')}
      />
    </section>
  );
}

function Troubled({ requests, record }: { requests: Requests; record: TabRecord }) {
  const failed = failedRows(requests, record);
  const slow = slowRows(requests, record);
  return (
    <>
      <div class="title spread">
        <h2>{i18n.t('report.requests')}</h2>
        {failed.length + slow.length === 0 && <span class="muted">{i18n.t('report.none')}</span>}
      </div>
      <Rows id="failed" title={i18n.t('report.failed')} rows={failed} />
      <Rows id="slow" title={i18n.t('report.slow')} rows={slow} />
    </>
  );
}

function Rows({ id, title, rows }: { id: string; title: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 id={id} class="requests-title">
        {title}
      </h3>
      <ul class="requests" aria-labelledby={id}>
        {rows.map(({ path, text }) => (
          <li key={`${path} ${text}`}>
            <span class="address">{path}</span>
            <span class="muted">{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
