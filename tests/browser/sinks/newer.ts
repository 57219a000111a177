/** What browsers have, and the types that come with TypeScript not yet. */
declare global {
  interface Window {
    fetchLater(url: string, init: { activateAfter: number }): unknown;
    WebSocketStream: new (url: string) => object;
  }
  interface Element {
    setHTML(html: string): void;
  }
  namespace CSS {
    const paintWorklet: Worklet;
  }
}

export {};
