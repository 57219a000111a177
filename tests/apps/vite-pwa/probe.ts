import type { Page } from 'playwright-core';
import { User } from '../kit/user.ts';

const picturesDecode = () => {
  const pictures = [...document.images];
  return pictures.length > 3 && pictures.every((picture) => picture.naturalWidth > 0);
};
const isControlled = () => navigator.serviceWorker.controller?.state === 'activated';

export async function probe(page: Page, url: string, patience: number): Promise<void> {
  const title = page.getByRole('heading', { name: 'Get started' });
  const counter = page.getByRole('button', { name: /^Count is/ });
  const count = (n: number) => page.getByRole('button', { name: `Count is ${n}`, exact: true });

  const user = await User.opens(page, url, patience);
  await user.sees('the page', title);
  await user.finds('all pictures decoded', picturesDecode);
  await user.finds('the page taken over by its service worker', isControlled);

  await user.reloads();
  await user.sees('the page after the reload', title);
  await user.finds('the service worker in control after the reload', isControlled);
  await user.finds('all pictures decoded after the reload', picturesDecode);
  await user.clicks('the counter after the reload', counter);
  await user.sees('the counter at 1', count(1));

  await user.leaves();
  await user.goesBack();
  await user.sees('the page after Back', title);
  await user.finds('the service worker in control after Back', isControlled);
  await user.finds('all pictures decoded after Back', picturesDecode);
}
