/** From an installed extension to the list of what runs in a cluster: one command and one click. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import * as desk from '../desk/desk.ts';
import { askHost } from '../host-test/ask.ts';
import { addCluster } from '../state/add-cluster.ts';
import { keepDraft } from '../state/draft.ts';
import { ROOM, type Room } from '../state/room.ts';
import { CopyLine } from '../ui/copy.tsx';
import { verdictText } from '../ui/id-texts.ts';
import { Mark } from '../ui/mark.tsx';

const COMMAND = 'kubectl proxy';
const ADDRESS = 'http://127.0.0.1:8001';
/** Where everything is found and added. */
const FINDER = '/popup.html?page';

export function Welcome() {
  const [address, setAddress] = useState(ADDRESS);
  const [finding, look] = useFinding(address);
  const host = desk.readHost(address).read?.host;
  const isThere = host !== undefined && finding?.version !== undefined;

  async function show(): Promise<void> {
    if (host && (await addCluster({ ...host, namespaces: [] }))) location.assign(FINDER);
  }
  async function add(): Promise<void> {
    await keepDraft(ROOM, { room: 'add', text: '' } satisfies Room);
    location.assign(FINDER);
  }
  return (
    <main class="welcome">
      <header>
        <Mark />
        <h1>{i18n.t('welcome.title')}</h1>
      </header>
      <p>{i18n.t('welcome.text')}</p>
      <section>
        <p>{i18n.t('welcome.run')}</p>
        <CopyLine text={COMMAND} label={i18n.t('welcome.copyCommand')} />
        <p class="muted">{i18n.t('welcome.find')}</p>
        <label>
          <span>{i18n.t('welcome.address')}</span>
          <input
            class="field"
            spellcheck={false}
            value={address}
            onChange={({ currentTarget }) => setAddress(currentTarget.value)}
          />
        </label>
        <div role="status" class={isThere ? 'right' : 'wrong'}>
          {finding && <p>{verdictText(finding.verdict)}</p>}
        </div>
        {isThere ? (
          <button type="button" class="button primary" onClick={() => void show()}>
            {i18n.t('welcome.show')}
          </button>
        ) : (
          <button type="button" class="button" onClick={() => look()}>
            {i18n.t('welcome.look')}
          </button>
        )}
      </section>
      <section>
        <p>{i18n.t('welcome.other')}</p>
        <button type="button" class="button" onClick={() => void add()}>
          {i18n.t('welcome.add')}
        </button>
      </section>
      <p class="muted">{i18n.t('welcome.later')}</p>
    </main>
  );
}

/** What is at the address, asked again whenever the user comes back from the terminal. */
function useFinding(address: string): [desk.Finding | null, () => void] {
  const [told, setTold] = useState<{ address: string; finding: desk.Finding | null } | null>(null);
  const [looks, setLooks] = useState(0);
  const look = () => setLooks((before) => before + 1);
  useEffect(() => {
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  useEffect(() => {
    let isCurrent = true;
    const { host } = desk.readHost(address).read ?? {};
    const asked = host ? askHost({ ...host, namespace: '' }) : Promise.resolve(null);
    void asked.then((finding) => isCurrent && setTold({ address, finding }));
    return () => {
      isCurrent = false;
    };
  }, [address, looks]);
  // What is true of one address says nothing of the next.
  return [told?.address === address ? told.finding : null, look];
}
