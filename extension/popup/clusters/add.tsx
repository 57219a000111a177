/** Adds a cluster from anything that a person may paste, or from a kubeconfig. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import * as desk from '../../desk/desk.ts';
import { HostTest } from '../../host-test/host-test.tsx';
import { addCluster } from '../../state/add-cluster.ts';
import { putSignIn } from '../../state/vault.ts';
import { mistakeText, noteText, signInText, warningText } from '../../ui/id-texts.ts';
import { useAsking } from '../asking.ts';

interface Props {
  /** What was typed before. */
  text: string;
  onKeep: (text: string) => void;
  onAdded: () => void;
  onBack: () => void;
}

export function AddCluster({ text: before, onKeep, onAdded, onBack }: Props) {
  const [text, setText] = useState(before);
  const outcome = text.trim() ? desk.readHost(text) : null;
  function type(next: string): void {
    setText(next);
    const { read, mistake } = desk.readHost(next);
    // What may hold a secret isn't kept anywhere.
    if (!read?.kubeconfig && mistake?.code !== 'credential') onKeep(next);
  }
  async function take(files: FileList | null | undefined): Promise<void> {
    const texts = await Promise.all([...(files ?? [])].map((file) => file.text()));
    if (texts.length > 0) type(texts.join('\n---\n'));
  }
  return (
    <section class="section add" aria-labelledby="add">
      <div class="title spread">
        <h1 id="add">{i18n.t('add.title')}</h1>
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('build.back')}
        </button>
      </div>
      <label for="add-text">{i18n.t('add.label')}</label>
      <textarea
        id="add-text"
        class="field"
        rows={3}
        spellcheck={false}
        placeholder="http://127.0.0.1:8001"
        aria-describedby="add-said"
        aria-invalid={outcome?.mistake !== undefined}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          if (!event.dataTransfer?.files.length) return;
          event.preventDefault();
          void take(event.dataTransfer.files);
        }}
      />
      <label class="file">
        <span>{i18n.t('add.file')}</span>
        <input type="file" multiple onChange={(event) => void take(event.currentTarget.files)} />
      </label>
      <div id="add-said" role="status" class="said">
        {outcome?.mistake && <p class="wrong">{mistakeText(outcome.mistake)}</p>}
      </div>
      {outcome?.read?.host && <Proposed proposal={outcome.read.host} onAdded={onAdded} />}
      {outcome?.read?.kubeconfig && (
        <Contexts kubeconfig={outcome.read.kubeconfig} text={text} onAdded={onAdded} />
      )}
    </section>
  );
}

function Proposed({ proposal, onAdded }: { proposal: desk.Proposal; onAdded: () => void }) {
  const { origin, base, name, warnings } = proposal;
  return (
    <div class="card info proposal">
      <p>
        <strong>{name}</strong> <span class="address">{origin + base}</span>
      </p>
      {warnings.map((warning) => (
        <p key={warning}>{warningText(warning)}</p>
      ))}
      <HostTest where={{ origin, base, namespace: '' }} name={name} />
      <AddButton origin={origin} base={base} name={name} namespace="" onAdded={onAdded} />
    </div>
  );
}

interface ContextsProps {
  kubeconfig: desk.Kubeconfig;
  /** What it was read from. */
  text: string;
  onAdded: () => void;
}

function Contexts({ kubeconfig, text, onAdded }: ContextsProps) {
  return (
    <>
      {kubeconfig.problems.map((problem) => (
        <p key={problem.part + problem.code} class="wrong">
          {i18n.t('add.problem', [problem.part])} {mistakeText(problem)}
        </p>
      ))}
      <ul class="contexts">
        {kubeconfig.contexts.map(({ name, server, namespace, credential, ...context }) => (
          <li key={name} class="card info proposal">
            <p>
              <strong>{name}</strong>{' '}
              {server && <span class="address">{server.origin + server.base}</span>}
            </p>
            {[...(server?.warnings ?? []).map(warningText), ...context.notes.map(noteText)].map(
              (said) => (
                <p key={said}>{said}</p>
              ),
            )}
            <p>{signInText(credential.kind)}</p>
            {!context.usable && context.wayOut && (
              <p>
                {i18n.t('add.wayOut')} <code class="code">{context.wayOut}</code>
              </p>
            )}
            {server && (
              <>
                <HostTest where={{ ...server, namespace }} name={name} />
                <AddButton
                  {...{ ...server, name, namespace, onAdded }}
                  signIn={context.usable ? desk.signInOf(text, name) : undefined}
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface AddProps {
  origin: string;
  base: string;
  name: string;
  namespace: string;
  signIn?: desk.SignIn | undefined;
  onAdded: () => void;
}

function AddButton({ origin, base, name, namespace, signIn, onAdded }: AddProps) {
  const { attempt } = useAsking();
  const [denied, setDenied] = useState(false);
  async function add(): Promise<void> {
    const namespaces = namespace ? [namespace] : [];
    let added = false;
    const asked = await attempt(async () => {
      added = await addCluster({ origin, base, name, namespaces });
      if (added && signIn) await putSignIn(origin + base, signIn);
    });
    setDenied(asked && !added);
    if (added) onAdded();
  }
  return (
    <>
      <p class="muted">{i18n.t('add.why')}</p>
      <button type="button" class="button primary" onClick={() => void add()}>
        {i18n.t(signIn ? 'add.signIn' : 'add.button', [name])}
      </button>
      <p role="status" class="muted">
        {denied && i18n.t('allow.denied')}
      </p>
    </>
  );
}
