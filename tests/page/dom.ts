/** As much of a browser's globals as the page layer takes hold of when it loads, for tests in Node. */
class FakeNode extends EventTarget {
  get baseURI(): string {
    return page.href;
  }
  get textContent(): string | null {
    return null;
  }
  appendChild(): void {}
}

class FakeElement extends FakeNode {
  getAttribute(): null {
    return null;
  }
  setAttribute(): void {}
  hasAttribute(): boolean {
    return false;
  }
  removeAttribute(): void {}
  closest(): null {
    return null;
  }
  remove(): void {}
}

class FakeDocument extends FakeNode {
  querySelector(): null {
    return null;
  }
  createElement(): FakeElement {
    return new FakeElement();
  }
}

class FakeStorageEvent extends Event {
  get key(): null {
    return null;
  }
}

class FakeFragment extends FakeNode {
  querySelectorAll(): [] {
    return [];
  }
}

class FakeStyle {
  getPropertyValue(): string {
    return '';
  }
  getPropertyPriority(): string {
    return '';
  }
  setProperty(): void {}
}

class FakeObserver {
  observe(): void {}
  disconnect(): void {}
  takeRecords(): void {}
}

class FakeHistory {
  get state(): null {
    return null;
  }
  replaceState(): void {}
}

class FakeRequest {
  getResponseHeader(): null {
    return null;
  }
}

class FakeStorage {
  get length(): number {
    return 0;
  }
  getItem(): null {
    return null;
  }
  key(): null {
    return null;
  }
  setItem(): void {}
  removeItem(): void {}
}

const page = new URL('http://host.invalid/');

/** Puts the globals in place; to be called before anything of the page layer is imported. */
export function pretendBrowser(href: string): void {
  page.href = href;
  Object.assign(globalThis, {
    window: globalThis,
    document: new FakeDocument(),
    location: page,
    Node: FakeNode,
    Element: FakeElement,
    Document: FakeDocument,
    DocumentFragment: FakeFragment,
    CSSStyleDeclaration: FakeStyle,
    MutationObserver: FakeObserver,
    History: FakeHistory,
    XMLHttpRequest: FakeRequest,
    Storage: FakeStorage,
    StorageEvent: FakeStorageEvent,
  });
}

/** The document's URL from now on, which is its base too. */
export function moveTo(href: string): void {
  page.href = href;
}
