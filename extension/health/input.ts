/** Whether a person has done something in the document that a reload could lose. */

const INPUT = ['pointerdown', 'keydown', 'input', 'drop'] as const;

/** Begins to watch; what it returns tells. */
export function watchInput(): () => boolean {
  let seen = false;
  const see = (event: Event) => {
    seen ||= event.isTrusted;
  };
  for (const type of INPUT) window.addEventListener(type, see, { capture: true, passive: true });
  // Input in a frame activates the documents around it as well.
  return () => seen || navigator.userActivation.hasBeenActive || isFilledIn();
}

/** The browser fills in fields again when the user reloads; it wouldn't after ours. */
function isFilledIn(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type=hidden]), textarea',
  );
  return [...fields].some(({ value, defaultValue }) => value !== defaultValue);
}
