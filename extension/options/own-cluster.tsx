/** A cluster of the user's own: moved, renamed, coloured, told its namespaces, tested, put in order, removed. */
import { i18n } from '#i18n';
import { HostTest } from '../host-test/host-test.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { type Cluster, COLOURS, changeClusters } from '../state/clusters.ts';
import { Address } from './address.tsx';
import { MoveButton } from './move.tsx';

interface Props {
  cluster: Cluster;
  /** Its neighbours in the list. */
  before: Cluster | undefined;
  after: Cluster | undefined;
  onRemove: () => void;
}

export function OwnCluster({ cluster, before, after, onRemove }: Props) {
  const { id, name, colour, origin, base, namespaces } = cluster;
  const change = (changed: Partial<Cluster>) =>
    void changeClusters((all) =>
      all.map((each) => (each.id === id ? { ...each, ...changed } : each)),
    );
  return (
    <li class={`card colour-${colour}`}>
      <Address cluster={cluster} />
      <div class="pair">
        <label>
          <span>{i18n.t('options.name')}</span>
          <input
            key={name}
            class="field"
            defaultValue={name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value.trim() || name })}
          />
        </label>
        <label>
          <span>{i18n.t('options.colour')}</span>
          <select
            class="field"
            value={colour}
            onChange={({ currentTarget }) => {
              const chosen = COLOURS.find((each) => each === currentTarget.value);
              if (chosen) change({ colour: chosen });
            }}
          >
            {COLOURS.map((each) => (
              <option key={each} value={each}>
                {i18n.t(`options.colours.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        <span>{i18n.t('options.namespaces')}</span>
        <input
          // Another field's change must not take away what is being typed here.
          key={namespaces.join(' ')}
          class="field"
          spellcheck={false}
          defaultValue={namespaces.join(' ')}
          onChange={({ currentTarget }) =>
            change({ namespaces: currentTarget.value.split(/[\s,]+/).filter(Boolean) })
          }
        />
      </label>
      <SignIn place={{ address: origin + base, name }} />
      <HostTest where={{ origin, base, namespace: namespaces[0] ?? '' }} name={name} />
      <div class="acts">
        <MoveButton cluster={cluster} to={before} label={i18n.t('options.up', [name])} />
        <MoveButton cluster={cluster} to={after} label={i18n.t('options.down', [name])} />
        <button type="button" class="button" onClick={onRemove}>
          {i18n.t('options.remove', [name])}
        </button>
      </div>
    </li>
  );
}
