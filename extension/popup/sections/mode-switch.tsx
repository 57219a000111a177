/** The mode in force, why it is, and a switch to pin another one for this service. */
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Choice } from '../../state/choice.ts';
import type { TabRecord } from '../../state/tab.ts';
import { WHY } from '../../ui/reasons.ts';
import { useAsking } from '../asking.ts';

const CHOICES: readonly Choice[] = ['auto', 'root', 'prefix', 'off'];

interface Props {
  tab: number;
  record: TabRecord;
  /** An administrator has chosen. */
  managed: boolean;
}

export function ModeSwitch({ tab, record, managed }: Props) {
  const [shown, choose] = useChoice(tab, record.choice);
  return (
    <section class="section">
      <fieldset class="modes" disabled={managed} aria-describedby="mode-now mode-hint">
        <legend>{i18n.t('mode.title')}</legend>
        <div class="segments">
          {CHOICES.map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="mode"
                value={choice}
                checked={shown === choice}
                onChange={() => void choose(choice)}
              />
              <span>{i18n.t(`mode.choice.${choice}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div id="mode-now" class="lines" role="status">
        <p>{i18n.t(`mode.now.${record.mode}`)}</p>
        <p class="muted">{i18n.t(WHY[record.reason])}</p>
      </div>
      <p id="mode-hint" class="muted">
        {i18n.t(managed ? 'managed' : 'mode.hint')}
      </p>
    </section>
  );
}

/**
 * Sends one choice at a time, and of those made meanwhile only the last: an arrow
 * key passes over choices that nobody wants.
 */
function useChoice(tab: number, inForce: Choice) {
  const { ask } = useAsking();
  const [pending, setPending] = useState<Choice | null>(null);
  const wanted = useRef<Choice | null>(null);

  async function choose(choice: Choice): Promise<void> {
    const busy = wanted.current !== null;
    wanted.current = choice;
    setPending(choice);
    if (busy) return;
    let sent: Choice | null = null;
    while (sent !== wanted.current) {
      sent = wanted.current as Choice;
      await ask({ type: 'choose', tab, choice: sent });
    }
    wanted.current = null;
    setPending(null);
  }

  return [pending ?? inForce, choose] as const;
}
