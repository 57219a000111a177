/** Asks for a token, or for a name and a password. Nothing of it is kept as a draft: it may be a secret. */
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import * as desk from '../desk/desk.ts';
import { Told } from './facts.tsx';
import { Field } from './field.tsx';
import type { Place } from './sign-in.tsx';

interface Props {
  place: Place;
  onSignIn: (where: string, signIn: desk.SignIn) => void;
  onBack: () => void;
}

const WAYS = ['token', 'basic'] as const;
type Way = (typeof WAYS)[number];
type Entered = Readonly<Record<'token' | 'name' | 'password' | 'user' | 'group', string>>;

const NOTHING: Entered = { token: '', name: '', password: '', user: '', group: '' };

export function SignInForm({ place, onSignIn, onBack }: Props) {
  const [way, setWay] = useState<Way>('token');
  const [entered, setEntered] = useState(NOTHING);
  const [tried, setTried] = useState(false);
  const [where, setWhere] = useState(place.address);
  const outcome = desk.readSignIn({ kind: way, ...entered });
  const field = (part: keyof Entered, hint?: string, secret = false) => (
    <Field
      part={part}
      hint={hint}
      secret={secret}
      value={entered[part]}
      mistake={outcome.mistakes?.find((each) => each.part === part)}
      tried={tried}
      onInput={(text) => setEntered({ ...entered, [part]: text })}
    />
  );
  function submit(event: Event): void {
    event.preventDefault();
    setTried(true);
    if (outcome.read) onSignIn(where, outcome.read);
  }
  return (
    <form class="sign-in-form" onSubmit={submit}>
      <Choice
        legend={i18n.t('auth.with')}
        options={WAYS.map((each) => [each, i18n.t(`auth.way.${each}`)])}
        chosen={way}
        onChoose={(each) => setWay(each as Way)}
      />
      {way === 'token' ? (
        field('token', i18n.t('auth.tokenHint'), true)
      ) : (
        <>
          {field('name', i18n.t('auth.basicHint'))}
          {field('password', undefined, true)}
        </>
      )}
      <details>
        <summary>{i18n.t('auth.acting')}</summary>
        {field('user')}
        {field('group')}
      </details>
      {place.mount && (
        <Choice
          legend={i18n.t('auth.scope')}
          options={[
            [place.address, i18n.t('auth.cluster')],
            [place.mount, i18n.t('auth.service')],
          ]}
          chosen={where}
          onChoose={setWhere}
        />
      )}
      <div role="status" class="lines">
        {outcome.read && <Told signIn={outcome.read} />}
      </div>
      <p class="muted">{i18n.t('auth.promise')}</p>
      <div class="acts">
        <button type="submit" class="button primary">
          {i18n.t('auth.signIn', [place.name])}
        </button>
        <button type="button" class="button" onClick={onBack}>
          {i18n.t('auth.back')}
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  legend: string;
  options: readonly (readonly [value: string, label: string])[];
  chosen: string;
  onChoose: (value: string) => void;
}

function Choice({ legend, options, chosen, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={chosen === value}
            onChange={() => onChoose(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
