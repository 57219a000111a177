/** What a sign-in says of itself. Never the secret. */
import { i18n } from '#i18n';
import * as desk from '../desk/desk.ts';
import type { Found } from '../state/sign-ins.ts';

export function Facts({ found, mount }: { found: Found | null; mount?: string | undefined }) {
  if (!found) return <p class="muted">{i18n.t('auth.none')}</p>;
  const { stored, place } = found;
  if (stored === 'left-to-app') return <p>{i18n.t('auth.leftToApp')}</p>;
  return (
    <div class="lines">
      <Told signIn={stored} />
      {mount === place && <p class="muted">{i18n.t('auth.serviceOnly')}</p>}
    </div>
  );
}

export function Told({ signIn }: { signIn: desk.SignIn }) {
  const { subject, issuer, begins, ends, user, group } = signIn;
  const state = desk.signInState(Date.now() / 1000, begins, ends);
  return (
    <>
      <p>{i18n.t('auth.as', [subject || i18n.t('auth.unknown')])}</p>
      {user && <p>{i18n.t('auth.acts', [[user, group].filter(Boolean).join(' · ')])}</p>}
      {issuer && <p class="muted">{i18n.t('auth.issuer', [issuer])}</p>}
      {ends !== undefined && <p class="muted">{i18n.t('auth.until', [timeOf(ends)])}</p>}
      {state === 'ends-soon' && <p class="wrong">{i18n.t('auth.endsSoon')}</p>}
      {state === 'expired' && <p class="wrong">{i18n.t('auth.expired')}</p>}
      {state === 'not-yet' && <p class="wrong">{i18n.t('auth.notYet')}</p>}
    </>
  );
}

function timeOf(seconds: number): string {
  const how = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat(i18n.t('lang'), how).format(seconds * 1000);
}
