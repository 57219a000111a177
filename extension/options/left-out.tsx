/** What can't be used of what an administrator has written: users see it first, and can tell. */
import { i18n } from '#i18n';
import { readManaged, UNMANAGED } from '../state/managed.ts';
import { mistakeText } from '../ui/id-texts.ts';
import { useStored } from './use-stored.ts';

export function LeftOut() {
  const { problems } = useStored(readManaged) ?? UNMANAGED;
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="left-out">
      <h2 id="left-out">{i18n.t('options.leftOut')}</h2>
      <ul class="clusters">
        {problems.map((problem) => (
          <li key={problem.at} class="card">
            <p class="address">{problem.at}</p>
            <p>{mistakeText(problem)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
