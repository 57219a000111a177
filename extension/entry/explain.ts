/** Why the entry page can't go on, in plain words, with the URL kept. */
import { i18n } from '#i18n';
import { showNotice } from '../ui/notice.ts';

export type Obstacle = 'unknownHost' | 'invalid' | 'failed';

export function showObstacle(obstacle: Obstacle, url: string, detail: string): void {
  showNotice({
    title: i18n.t(`entry.${obstacle}.title`),
    text: i18n.t(`entry.${obstacle}.text`, [detail]),
    url,
  });
}
