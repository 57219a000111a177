/** What the page or the user broke off, as each browser calls it (Firefox has a number for navigations): nothing has gone wrong. */
const GIVEN_UP = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850'];

export function isGivenUp(error: string): boolean {
  return GIVEN_UP.includes(error);
}
