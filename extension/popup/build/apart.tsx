/** What was found in a pasted text: several to choose from, or why there is nothing. One goes to the form by itself. */
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import * as desk from '../../desk/desk.ts';
import type { Cluster } from '../../state/clusters.ts';
import { mistakeText } from '../../ui/id-texts.ts';

interface Props {
  text: string;
  clusters: readonly Cluster[];
  onBuild: (fields: desk.Fields) => void;
  onAdd: (text: string) => void;
  onBack: () => void;
}

export function Apart({ text, clusters, onBuild, onAdd, onBack }: Props) {
  const { read = [], mistake } = desk.takeApart(text);
  // A bare path is one of the first cluster, until the user says otherwise.
  const home = clusters[0];
  const found = read.map(({ label, fields }) => ({
    label: label || fields.name,
    fields: fields.origin || !home ? fields : { ...fields, origin: home.origin, base: home.base },
  }));
  const only = found.length === 1 ? found[0] : undefined;
  const isCluster = mistake !== undefined && desk.readHost(text).read !== undefined;
  useEffect(() => {
    if (only) onBuild(only.fields);
    else if (isCluster) onAdd(text);
  }, [text]);
  if (only || isCluster) return null;
  return (
    <section class="section" aria-labelledby="apart">
      <div class="title spread">
        <h1 id="apart">{i18n.t('rooms.found')}</h1>
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('build.back')}
        </button>
      </div>
      {mistake && (
        <>
          <p class="code pasted">{text}</p>
          <p class="wrong" role="status">
            {mistakeText(mistake)}
          </p>
        </>
      )}
      <ul class="marked">
        {found.map(({ label, fields }) => (
          <li key={label + fields.name}>
            <button type="button" class="mount" onClick={() => onBuild(fields)}>
              <strong>{label}</strong>
              <span>{[fields.namespace, fields.port].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
