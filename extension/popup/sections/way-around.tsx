/** The command that reaches the app without the proxy; nodes have none. */
import { i18n } from '#i18n';
import { type ProxyUrl, portForward } from '../../core/core.ts';
import { CopyLine } from '../../ui/copy.tsx';

export function WayAround({ mount }: { mount: ProxyUrl }) {
  const command = portForward(mount);
  if (!command) return null;
  return (
    <>
      <p>{i18n.t('problem.forward')}</p>
      <CopyLine text={command} label={i18n.t('problem.copyCommand')} />
    </>
  );
}
