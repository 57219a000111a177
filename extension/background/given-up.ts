/** What the page or the user broke off: nothing has gone wrong. Firefox has a number for it where it's a navigation. */
const GIVEN_UP = ['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'Error code 2152398850'];

export function isGivenUp(error: string): boolean {
  return GIVEN_UP.includes(error);
}
