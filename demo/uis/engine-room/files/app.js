const names = { stop: 'stop', slow: 'slow ahead', half: 'half ahead', full: 'full ahead' };
const kept = 60;
const speeds = new Map();

const status = document.querySelector('[role=status]');
const engines = document.querySelector('#engines');

function setStatus(text, kind) {
  status.textContent = text;
  status.className = kind;
}

function points(history) {
  return history
    .map((speed, at) => `${(at * 200) / (history.length - 1 || 1)},${60 - speed / 2.2}`)
    .join(' ');
}

function engineCard({ name, speed, heat }) {
  const history = [...(speeds.get(name) ?? []), speed].slice(-kept);
  speeds.set(name, history);
  return `<article class="engine"><h2>${name}</h2><b>${speed.toFixed(0)} rpm</b>${heat.toFixed(0)} °C
    <svg viewBox="0 0 200 64" preserveAspectRatio="none"><polyline points="${points(history)}"/></svg></article>`;
}

function show(state) {
  engines.innerHTML = state.engines.map(engineCard).join('');
  document.querySelector('#order').textContent = `Order: ${names[state.order]}`;
  for (const button of document.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === state.order));
  }
}

function showFailure(text) {
  const failure = document.createElement('p');
  failure.className = 'failure';
  failure.textContent = text;
  engines.replaceChildren(failure);
}

async function ask(path, init) {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

const readEngines = () =>
  ask('/api/engines').then(show, (error) =>
    showFailure(`Can't read the engines: ${error.message}`),
  );

function listen() {
  const socket = new WebSocket(`${location.protocol.replace('http', 'ws')}//${location.host}/live`);
  socket.onmessage = ({ data }) => {
    setStatus('live', 'live');
    show(JSON.parse(data));
  };
  socket.onclose = () => setStatus('no connection', 'lost');
}

document.querySelector('#telegraph').addEventListener('click', ({ target }) => {
  if (!target.value) return;
  ask('/api/order', { method: 'POST', body: target.value }).then(show, (error) =>
    showFailure(`The order did not arrive: ${error.message}`),
  );
});

readEngines();
listen();
