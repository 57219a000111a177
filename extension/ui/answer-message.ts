/** What an answer itself says, short enough to be shown. */

const LONGEST = 300;

/** The message of a Kubernetes `Status`, or else the text as it came. */
export function messageOf(body: string): string {
  const text = (statusMessage(body) ?? body).trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

function statusMessage(body: string): string | null {
  try {
    const { kind, message } = JSON.parse(body) as { kind?: unknown; message?: unknown };
    return kind === 'Status' && typeof message === 'string' ? message : null;
  } catch {
    return null;
  }
}
