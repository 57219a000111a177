/** Ways to copy a text. Where the browser refuses, the text is shown to be copied by hand. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  text: string;
  /** What copying it is called. */
  label: string;
}

type Outcome = 'none' | 'copied' | 'refused';

/** A button that copies a text which isn't shown. */
export function CopyButton({ text, label }: Props) {
  const [outcome, copy] = useCopy(text);
  return (
    <div class="copy">
      <button type="button" class="button" onClick={() => void copy()}>
        <CopyIcon done={outcome === 'copied'} />
        {label}
      </button>
      <Told outcome={outcome} />
      {outcome === 'refused' && <code class="code">{text}</code>}
    </div>
  );
}

/** A text with a button that copies it. */
export function CopyLine({ text, label }: Props) {
  const [outcome, copy] = useCopy(text);
  return (
    <div class="copy">
      <div class="code-line">
        <code class="code">{text}</code>
        <button
          type="button"
          class="icon-button"
          aria-label={label}
          title={label}
          onClick={() => void copy()}
        >
          <CopyIcon done={outcome === 'copied'} />
        </button>
      </div>
      <Told outcome={outcome} />
    </div>
  );
}

function useCopy(text: string) {
  const [copied, setCopied] = useState<{ text: string; outcome: Outcome }>();
  async function copy(): Promise<void> {
    const outcome = await navigator.clipboard.writeText(text).then(
      (): Outcome => 'copied',
      (): Outcome => 'refused',
    );
    setCopied({ text, outcome });
  }
  // "Copied" is no longer true of a text that has changed since.
  return [copied?.text === text ? copied.outcome : 'none', copy] as const;
}

function Told({ outcome }: { outcome: Outcome }) {
  return (
    <p class="told" role="status">
      {outcome === 'copied' && i18n.t('copied')}
      {outcome === 'refused' && i18n.t('error.copy')}
    </p>
  );
}

function CopyIcon({ done }: { done: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      {done ? <path d="m3 8.5 3.2 3.2L13 4.8" /> : <path d="M5.5 5.5v-3h8v8h-3m0-5h-8v8h8z" />}
    </svg>
  );
}
