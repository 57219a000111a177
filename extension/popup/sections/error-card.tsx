/** What went wrong when the user asked for something. */
import { i18n } from '#i18n';

export function ErrorCard({ error }: { error: string | null }) {
  return (
    <div role="alert">
      {error && (
        <section class="card danger">
          <h2>{i18n.t('error.title')}</h2>
          <p>{error}</p>
        </section>
      )}
    </div>
  );
}
