/** Failed and slow requests in words: where below the mount, and what was the matter. */
import { i18n } from '#i18n';
import { diagnose } from '../../core/core.ts';
import type { Requests, Timed } from '../../state/requests.ts';
import type { TabRecord } from '../../state/tab.ts';
import { causeText } from '../../ui/diagnosis.ts';

export interface Row {
  readonly path: string;
  readonly text: string;
}

/** Longer ones say no more. */
const LONGEST = 200;

export function failedRows({ failed }: Requests, record: TabRecord): Row[] {
  const answered = failed.map(({ url, status }) => {
    const text = i18n.t('report.status', [status]);
    return failedRow(record, url, text, text);
  });
  const silent = (record.unanswered ?? []).map(({ url, error }) => {
    return failedRow(record, url, error, silenceText(record.mount, error));
  });
  return [...answered, ...silent];
}

/** What is told of the page's losses already isn't told again. */
function failedRow({ mount, losses = [] }: TabRecord, url: string, seen: string, why: string): Row {
  const path = below(mount, url);
  const isTold = losses.some(({ params }) => params['seen']?.endsWith(` ${path}`));
  return { path, text: isTold ? i18n.t('report.above', [seen]) : why };
}

export function slowRows({ slow }: Requests, { mount }: TabRecord): Row[] {
  return slow.map((timed) => ({ path: below(mount, timed.url), text: timeText(timed) }));
}

function silenceText(mount: string, error: string): string {
  // The page that asked for it came from this host.
  const diagnosis = diagnose({ mount, error, answers: true });
  return diagnosis ? `${causeText(diagnosis)} (${error})` : error;
}

function timeText({ time, spent }: Timed): string {
  const format = new Intl.NumberFormat(i18n.t('lang'), { maximumFractionDigits: 1 });
  const text = i18n.t('report.seconds', [format.format(time / 1000)]);
  return spent ? `${text}, ${i18n.t(`report.spent.${spent}`)}` : text;
}

/** The path as the app knows it; of another host with its name. */
function below(mount: string, url: string): string {
  const { origin } = new URL(mount);
  const own = url.startsWith(mount) ? `/${url.slice(mount.length)}` : url;
  const path = own.startsWith(`${origin}/`) ? own.slice(origin.length) : own;
  return path.length > LONGEST ? `${path.slice(0, LONGEST)}…` : path;
}
