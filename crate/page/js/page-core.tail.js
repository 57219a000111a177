// Above: the Rust of crate/page, as JavaScript. Below: how strings get in. The built-ins are taken now, because a page
// may replace them later.
const encoder = new TextEncoder();
const encodeInto = Function.prototype.call.bind(TextEncoder.prototype.encodeInto);
const charCodeAt = Function.prototype.call.bind(String.prototype.charCodeAt);
// Started when first asked: most frames of a host are no proxied pages and never ask.
let core;
let input;
let head;

function start() {
  core = asmFunc({});
  input = new Uint8Array(core.memory.buffer, core.buffer(), 16384);
  head = new Uint8Array(core.memory.buffer, core.buffer(), 8);
}

export function mount(origin, prefix) {
  if (!core) start();
  encodeInto(encoder, origin + prefix, input);
  return core.mount(origin.length, prefix.length) === 1;
}

export function judge(href) {
  if (!core) start();
  const first = charCodeAt(href, 0);
  // Of a `data:` URL, which may be long, the beginning is enough.
  return core.judge(
    encodeInto(encoder, href, first === 104 || first === 119 ? input : head).written,
  );
}

export function alias(name) {
  if (!core) start();
  core.alias(encodeInto(encoder, name, input).written);
}

export function onAlias(href) {
  return core.on_alias(encodeInto(encoder, href, input).written);
}

export function locate(path) {
  if (!core) start();
  return core.locate(encodeInto(encoder, path, input).written);
}
