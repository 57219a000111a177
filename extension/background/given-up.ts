/** What the page or the user broke off, as each browser calls it: nothing has gone wrong. */
const GIVEN_UP = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED'];

export function isGivenUp(error: string): boolean {
  return GIVEN_UP.includes(error);
}
