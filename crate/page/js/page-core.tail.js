// Above: the Rust of crate/page, as JavaScript. Below: how strings get in. The built-in is taken now, because a page
// may replace it later.
const charCodeAt = Function.prototype.call.bind(String.prototype.charCodeAt);
const core = asmFunc({});
const input = new Uint8Array(core.memory.buffer, core.buffer(), 16384);

// Query and fragment never decide, so the copy ends where they begin.
function write(text, at, limit) {
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
  return core.mount(at, write(prefix, at, 16384 - at)) === 1;
}

export function judge(href) {
  const first = charCodeAt(href, 0);
  // Of a `data:` URL, which may be long, the beginning is enough.
  return core.judge(write(href, 0, first === 104 || first === 119 ? 16384 : 8));
}

export function locate(path) {
  return core.locate(write(path, 0, 16384));
}
