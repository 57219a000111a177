/** What the extension has written into Firefox's console, by the keeper of its own process, and all errors anywhere. */
import type { AddOn } from './add-on.ts';
import { inEventPage } from './event-page.ts';

export async function logsInFirefox(addOn: AddOn): Promise<string[]> {
  const told = await Promise.all([inEventPage(addOn, `(${said})()`), addOn.ask(errors)]);
  return told.flatMap((json) => JSON.parse(String(json)) as string[]);
}

/** Runs in the process of the extension's pages, its background among them. */
const said = `() => {
  const kept = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
  const all = kept.getEvents().flatMap((event) => [...event.arguments]);
  return JSON.stringify(all.map((each) => String(each) + JSON.stringify(each)));
}`;

/** Runs in Firefox. */
const errors = `JSON.stringify(Services.console.getMessageArray().map(({ message }) => message))`;
