import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pin } from '../pin.ts';

export default defineUnlistedScript({ globalName: false, main: () => pin('root', 'healthier') });
