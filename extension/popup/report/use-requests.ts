/** The requests of the document shown, asked for again whenever something of the tab has changed. */
import { useEffect, useState } from 'preact/hooks';
import { type Requests, readRequests } from '../../state/requests.ts';
import type { TabRecord } from '../../state/tab.ts';

const NONE: Requests = { slow: [], failed: [] };

export function useRequests(tab: number, record: TabRecord): Requests {
  const [requests, setRequests] = useState(NONE);
  useEffect(() => {
    let latest = true;
    const show = (read: Requests) => {
      if (latest) setRequests(read);
    };
    // A tab that is just going has none.
    readRequests(tab, record.mount).then(show, () => show(NONE));
    return () => {
      latest = false;
    };
  }, [tab, record]);
  return requests;
}
