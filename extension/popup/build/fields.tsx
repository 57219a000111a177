/** The form's fields, each with what is wrong or doubtful about it. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type * as desk from '../../desk/desk.ts';
import type { Cluster } from '../../state/clusters.ts';
import { doubtText, mistakeText } from '../../ui/id-texts.ts';

interface Props {
  fields: desk.Fields;
  preview: desk.Preview;
  clusters: readonly Cluster[];
  /** What discovery knows of the object. */
  ports: readonly desk.Port[];
  /** What there is to choose from. */
  offers: desk.Offers;
  onChange: (changed: Partial<desk.Fields>) => void;
}

const KINDS = ['service', 'pod', 'node'] as const;

export function Fields({ fields, preview, clusters, ports, offers, onChange }: Props) {
  const text = (part: TextPart, values: readonly string[] = []) => (
    <TextField
      part={part}
      offered={values.map((value) => ({ value, label: value }))}
      {...{ fields, preview, onChange }}
    />
  );
  const portsOffered = ports.map(({ name, number }) => ({
    value: fields.kind === 'pod' ? `${number}` : name || `${number}`,
    label: name ? `${name} ${number}` : `${number}`,
  }));
  return (
    <form class="fields" onSubmit={(event) => event.preventDefault()}>
      <ClusterField {...{ fields, preview, clusters, onChange }} />
      <Select part="kind" options={KINDS} {...{ fields, preview, onChange }} />
      {fields.kind !== 'node' && text('namespace', offers.namespaces)}
      {text('name', offers.names)}
      {fields.kind !== 'node' && (
        <>
          <TextField part="port" offered={portsOffered} {...{ fields, preview, onChange }} />
          <Select part="scheme" options={['http', 'https']} {...{ fields, preview, onChange }} />
        </>
      )}
      {text('path')}
      {text('query')}
    </form>
  );
}

type Aria = {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
};

interface FieldProps {
  part: keyof desk.Fields;
  preview: desk.Preview;
  onChange: (changed: Partial<desk.Fields>) => void;
  children: (aria: Aria) => ComponentChildren;
}

function Field({ part, preview, onChange, children }: FieldProps) {
  const id = useId();
  const isOwn = (each: desk.Mistake) =>
    each.part === part || (part === 'origin' && each.part === 'base');
  const error = preview.errors.find(isOwn);
  const hints = preview.hints.filter(({ field }) => field === part);
  // Nobody is wrong before the first letter.
  const isWrong = error !== undefined && error.code !== 'missing';
  return (
    <div class="form-row">
      <label for={id}>{i18n.t(`build.field.${part as 'name'}`)}</label>
      {children({ id, 'aria-invalid': isWrong, 'aria-describedby': `${id}-said` })}
      <div id={`${id}-said`} class="said">
        {isWrong && <p class="wrong">{mistakeText(error)}</p>}
        {hints.map((hint) => (
          <p key={hint.doubt}>
            {doubtText(hint)}{' '}
            {Object.keys(hint.fix).length > 0 && (
              <button type="button" class="link" onClick={() => onChange(hint.fix)}>
                {i18n.t('build.fix')}
              </button>
            )}
          </p>
        ))}
      </div>
    </div>
  );
}

interface PartProps {
  fields: desk.Fields;
  preview: desk.Preview;
  onChange: (changed: Partial<desk.Fields>) => void;
}

function Select({
  part,
  options,
  ...rest
}: PartProps & { part: 'kind' | 'scheme'; options: readonly string[] }) {
  return (
    <Field part={part} preview={rest.preview} onChange={rest.onChange}>
      {(aria) => (
        <select
          class="field"
          value={rest.fields[part] || options[0]}
          onChange={(event) => rest.onChange({ [part]: event.currentTarget.value })}
          {...aria}
        >
          {options.map((option) => (
            <option key={option} value={option}>
              {part === 'kind' ? i18n.t(`mount.kind.${option as 'service'}`) : option}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The clusters, and an address that isn't one of them if that is what was pasted. */
function ClusterField(props: PartProps & { clusters: readonly Cluster[] }) {
  const { fields, preview, clusters, onChange } = props;
  const given = fields.origin + fields.base;
  const others = clusters.some(({ origin, base }) => origin + base === given) ? [] : [given];
  return (
    <Field part="origin" preview={preview} onChange={onChange}>
      {(aria) => (
        <select
          class="field"
          value={given}
          onChange={(event) => {
            const chosen = clusters.find(
              ({ origin, base }) => origin + base === event.currentTarget.value,
            );
            if (chosen) onChange({ origin: chosen.origin, base: chosen.base });
          }}
          {...aria}
        >
          {others.map((address) => (
            <option key={address} value={address}>
              {address || i18n.t('build.noCluster')}
            </option>
          ))}
          {clusters.map(({ id, name, origin, base }) => (
            <option key={id} value={origin + base}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type TextPart = 'namespace' | 'name' | 'port' | 'path' | 'query';

interface Offer {
  readonly value: string;
  readonly label: string;
}

function TextField(props: PartProps & { part: TextPart; offered: readonly Offer[] }) {
  const { part, fields, preview, offered, onChange } = props;
  const list = useId();
  return (
    <Field part={part} preview={preview} onChange={onChange}>
      {(aria) => (
        <>
          <input
            class="field"
            type="text"
            autocomplete="off"
            spellcheck={false}
            list={list}
            value={fields[part]}
            onInput={(event) => onChange({ [part]: event.currentTarget.value })}
            {...aria}
          />
          <datalist id={list}>
            {offered.map(({ value, label }) => (
              <option key={label} value={value}>
                {label}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
