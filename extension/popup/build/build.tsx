/** Builds a URL, or takes one apart: the form, what it makes, and the ways to take that away. */
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import * as desk from '../../desk/desk.ts';
import type { Ask, Offers, Target } from '../../finder/finder.ts';
import { useAsking } from '../asking.ts';
import type { Found } from '../find/use-finder.ts';
import { Copies } from './copies.tsx';
import { Fields } from './fields.tsx';
import { Ways } from './ways.tsx';

interface Props {
  /** What the form begins with. */
  fields: desk.Fields;
  found: Found;
  ask: (ask: Ask) => void;
  onKeep: (fields: desk.Fields) => void;
  onBack: () => void;
}

const NOTHING: Offers = { namespaces: [], names: [] };

export function Build({ fields: begun, found, ask, onKeep, onBack }: Props) {
  const { attempt } = useAsking();
  const [fields, setFields] = useState(begun);
  const clusters = found.known?.clusters ?? [];
  const cluster = clusters.find(
    ({ origin, base }) => origin === fields.origin && base === fields.base,
  );
  const { kind, namespace, name } = fields;
  useEffect(() => {
    if (cluster) ask({ ask: 'details', target: targetOf(cluster.id, fields) });
  }, [cluster?.id, kind, namespace, name]);

  const told = found.details;
  const details =
    cluster && isOf(told?.target, targetOf(cluster.id, fields)) ? (told?.details ?? null) : null;
  // Those of the letter before stay until the next ones come: a list that blinks can't be chosen from.
  const offers = cluster && told?.target.cluster === cluster.id ? told.offers : NOTHING;
  const ports = details?.ports ?? [];
  const known = kind === 'pod' ? { podPorts: ports } : { servicePorts: ports };
  const preview = desk.preview(fields, known);

  function change(changed: Partial<desk.Fields>): void {
    const next = { ...fields, ...changed };
    setFields(next);
    onKeep(next);
  }
  const open = () => attempt(() => browser.tabs.create({ url: preview.url }));

  return (
    <section class="section build" aria-labelledby="build">
      <div class="title spread">
        <h1 id="build">{i18n.t('build.title')}</h1>
        <button type="button" class="link" onClick={onBack}>
          {i18n.t('build.back')}
        </button>
      </div>
      <Fields
        fields={fields}
        preview={preview}
        clusters={clusters}
        ports={ports}
        offers={offers}
        onChange={change}
      />
      <output class="preview" aria-label={i18n.t('build.preview')}>
        {preview.url ? <code class="code">{preview.url}</code> : i18n.t('build.incomplete')}
      </output>
      {preview.url && fields.origin && (
        <button type="button" class="button primary" onClick={() => void open()}>
          {i18n.t('find.open')}
        </button>
      )}
      {preview.url && <Copies url={preview.url} />}
      {details && <Ways details={details} />}
    </section>
  );
}

function targetOf(cluster: string, { kind, namespace, name }: desk.Fields): Target {
  const known = kind === 'pod' || kind === 'node' ? kind : 'service';
  return { cluster, kind: known, namespace, name };
}

function isOf(a: Target | undefined, b: Target): boolean {
  return (
    a !== undefined &&
    a.cluster === b.cluster &&
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.name === b.name
  );
}
