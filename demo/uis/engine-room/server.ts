import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { bodyOf, pathOf, sendFile } from '../../site/files.ts';
import { type Site, serve } from '../../site/server.ts';
import { accept } from '../../site/websocket.ts';
import { Engines, isOrder } from './engines.ts';

const files = join(import.meta.dirname, 'files');
const tickTime = 250;

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function takeOrder(engines: Engines, request: IncomingMessage, response: ServerResponse) {
  const order = await bodyOf(request);
  if (!isOrder(order)) return sendJson(response, { error: `no such order: ${order}` }, 400);
  engines.order = order;
  sendJson(response, engines.now());
}

export async function start(): Promise<Site> {
  const engines = new Engines();
  const listeners = new Set<(text: string) => void>();
  const timer = setInterval(() => {
    engines.tick();
    const text = JSON.stringify(engines.now());
    for (const tell of listeners) tell(text);
  }, tickTime);
  const site = await serve({
    async answer(request, response) {
      const path = pathOf(request);
      if (path === '/api/engines') return sendJson(response, engines.now());
      if (path === '/api/order') return takeOrder(engines, request, response);
      await sendFile(files, path, response);
    },
    upgrade(request, socket) {
      const tell = accept(request, socket);
      listeners.add(tell);
      socket.on('close', () => listeners.delete(tell));
    },
  });
  return {
    port: site.port,
    async stop() {
      clearInterval(timer);
      await site.stop();
    },
  };
}
