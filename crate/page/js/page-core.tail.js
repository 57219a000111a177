// Above: the Rust of crate/page, as JavaScript. Below: how strings get in. The built-in is taken now, because a page
// may replace it later.
const charCodeAt = Function.prototype.call.bind(String.prototype.charCodeAt);
// Started when first asked: most frames of a host are no proxied pages and never ask.
let core;
let input;

function start() {
  core = asmFunc({});
  input = new Uint8Array(core.memory.buffer, core.buffer(), 16384);
}

// Query and fragment never decide, so the copy ends where they begin.
function write(text, at, limit) {
  if (!core) start();
  const length = text.length < limit ? text.length : limit;
  for (let i = 0; i < length; i++) {
    const code = charCodeAt(text, i);
    if (code === 63 || code === 35) return i;
    input[at + i] = code;
  }
  return length;
}

export function mount(origin, prefix) {
  const at = write(origin, 0, 16384);
  const length = write(prefix, at, 16384 - at);
  return core.mount(at, length) === 1;
}

export function judge(href) {
  const first = charCodeAt(href, 0);
  // Of a `data:` URL, which may be long, the beginning is enough.
  const length = write(href, 0, first === 104 || first === 119 ? 16384 : 8);
  return core.judge(length);
}

export function locate(path) {
  const length = write(path, 0, 16384);
  return core.locate(length);
}
