/** The page of settings. */
import { render } from 'preact';
import { i18n } from '#i18n';
import * as core from '../core/core.ts';
import * as desk from '../desk/desk.ts';
import { Options } from './options.tsx';

document.documentElement.lang = i18n.t('lang');
document.title = i18n.t('options.title');
await Promise.all([core.ready(), desk.ready()]);
render(<Options />, document.getElementById('options') as HTMLElement);
