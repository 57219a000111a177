import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

/**
 * A login with its cookie, then consoles, whose kernels greet by WebSocket. The server keeps what
 * was open for the next visitor: so each starts from a launcher of its own.
 */
export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const shown = (selector: string) => page.locator(selector).locator('visible=true');
  const launcher = page.getByRole('button', { name: /^New Launcher/ });
  const consoles = shown('.jp-Launcher-section:has-text("Console") .jp-LauncherCard');
  const banner = shown('.jp-CodeConsole-banner:has-text("IPython")');
  const idle = page.getByText('Python 3 (ipykernel) | Idle');

  const user = await User.opens(page, url, patience);
  const startsKernel = async (when: string) => {
    await user.clicks(`New Launcher ${when}`, launcher);
    await user.clicks(`Console ${when}`, consoles);
    await user.sees(`the kernel's greeting ${when}`, banner);
    await user.sees(`the kernel ready ${when}`, idle);
  };

  await user.types('the token', page.locator('#password_input'), 'secret');
  await user.clicks('Log in', page.locator('#login_submit'));
  await startsKernel('first');

  await user.reloads();
  await startsKernel('after the reload');

  await user.leaves();
  await user.goesBack();
  await startsKernel('after Back');
}
