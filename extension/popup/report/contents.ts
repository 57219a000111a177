/** What a report of a tab tells, in the user's language. */
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { type Diagnosis, type ProxyUrl, portForward } from '../../core/core.ts';
import type { Requests } from '../../state/requests.ts';
import type { TabRecord } from '../../state/tab.ts';
import { adviceText, causeText, needsPortForward } from '../../ui/diagnosis.ts';
import { WHY } from '../../ui/reasons.ts';
import { byGroup } from '../../ui/repair-groups.ts';
import { totalOf } from '../../ui/status.ts';
import type { Chapter, Contents, Line, Part } from './markdown.ts';
import { failedRows, type Row, slowRows } from './rows.ts';

export function contentsOf(record: TabRecord, mount: ProxyUrl, requests: Requests): Contents {
  return {
    title: i18n.t('report.title'),
    facts: facts(record),
    chapters: [
      problem(record, mount),
      losses(record, mount),
      repairs(record),
      chapter(i18n.t('report.failed'), failedRows(requests, record)),
      chapter(i18n.t('report.slow'), slowRows(requests, record)),
    ],
    note: i18n.t('report.note'),
  };
}

const line = (...parts: Part[]): Line => ({ parts });

function facts({ mount, choice, mode, reason }: TabRecord): Line[] {
  const { version } = browser.runtime.getManifest();
  const chosen = `${i18n.t(`mode.choice.${choice}`)}. ${i18n.t(`mode.now.${mode}`)}`;
  return [
    line(`${i18n.t('report.mount')}: `, { code: mount }),
    line(`${i18n.t('report.version')}: ${version}`),
    line(`${i18n.t('report.browser')}: `, { code: navigator.userAgent }),
    line(`${i18n.t('mode.title')}: ${chosen} ${i18n.t(WHY[reason])}`),
  ];
}

function problem({ problem: found }: TabRecord, mount: ProxyUrl): Chapter {
  const title = i18n.t('status.problem');
  if (!found) return { title, lines: [] };
  const { status, error, diagnosis } = found;
  const seen = [
    ...(status === undefined ? [] : [line(i18n.t('problem.seenStatus', [status]))]),
    ...(error ? [line(i18n.t('problem.seenError', [error]))] : []),
  ];
  return { title, lines: [explained(diagnosis, mount, seen)] };
}

function losses({ losses: found = [] }: TabRecord, mount: ProxyUrl): Chapter {
  const title = i18n.t('losses.title');
  const seen = (text: string) => [line(i18n.t('losses.seen', [text]))];
  return {
    title,
    lines: found.map((loss) => explained(loss, mount, seen(loss.params['seen'] ?? ''))),
  };
}

function explained(diagnosis: Diagnosis, mount: ProxyUrl, seen: readonly Line[]): Line {
  const command = needsPortForward(diagnosis) ? portForward(mount) : undefined;
  const way = command ? [line({ code: command })] : [];
  return { ...line(causeText(diagnosis)), more: [...seen, line(adviceText(diagnosis)), ...way] };
}

function repairs({ repairs: counts }: TabRecord): Chapter {
  const total = line(i18n.t('repairs.total', totalOf(counts)));
  const groups = byGroup(counts).map(([group, count]) =>
    line(`${i18n.t(`repairs.kind.${group}`)}: ${count}`),
  );
  return { title: i18n.t('repairs.title'), lines: [total, ...groups] };
}

function chapter(title: string, rows: readonly Row[]): Chapter {
  return { title, lines: rows.map(({ path, text }) => line({ code: path }, `: ${text}`)) };
}
