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
  const aria = { id, 'aria-invalid': isWrong, 'aria-describedby': `${id}-said`, value };
  const type = (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value);
  return (
    <div class="form-row">
      <label for={id}>{i18n.t(`auth.field.${part}`)}</label>
      {part === 'token' ? (
        // Of several lines, as terminals and JSON have them; and no browser offers to remember it.
        <textarea {...aria} class="field secret" rows={3} spellcheck={false} onInput={type} />
      ) : (
        <input
          {...aria}
          class="field"
          type={secret ? 'password' : 'text'}
          autocomplete="off"
          spellcheck={false}
          onInput={type}
        />
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
