/** The page that opens once, after Porthole was installed. */
import { render } from 'preact';
import { i18n } from '#i18n';
import * as desk from '../desk/desk.ts';
import { Welcome } from './welcome.tsx';

document.documentElement.lang = i18n.t('lang');
document.title = i18n.t('welcome.title');
await desk.ready();
render(<Welcome />, document.getElementById('welcome') as HTMLElement);
