/** One field of a sign-in, with what is wrong about it. */
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Mistake } from '../desk/desk.ts';
import { mistakeText } from '../ui/id-texts.ts';

interface Props {
  part: 'token' | 'name' | 'password' | 'user' | 'group' | 'passphrase' | 'again';
  value: string;
  hint?: string | undefined;
  secret?: boolean;
  mistake?: Pick<Mistake, 'code' | 'offending'> | undefined;
  /** Nobody is wrong before the first letter, unless that is what they wanted to send. */
  tried: boolean;
  onInput: (text: string) => void;
}

export function Field({ part, value, hint, secret, mistake, tried, onInput }: Props) {
  const id = useId();
  const isWrong = mistake !== undefined && (tried || value !== '');
  const aria = {
    id,
    value,
    class: secret ? 'field secret' : 'field',
    spellcheck: false,
    'aria-invalid': isWrong,
    'aria-describedby': `${id}-said`,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="form-row">
      <label for={id}>{i18n.t(`auth.field.${part}`)}</label>
      {part === 'token' ? (
        // Of several lines, as terminals and JSON have them; and no browser offers to remember it.
        <textarea {...aria} rows={3} />
      ) : secret ? (
        <input {...aria} type="password" autocomplete="off" />
      ) : (
        <input {...aria} type="text" autocomplete="off" />
      )}
      <div id={`${id}-said`} class="said">
        {isWrong ? (
          <p class="wrong">{mistakeText(mistake)}</p>
        ) : (
          hint && <p class="muted">{hint}</p>
        )}
      </div>
    </div>
  );
}
