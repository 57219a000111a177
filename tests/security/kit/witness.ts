/** A host that writes down all of every request that it gets: hostile ones, and the services behind the API server. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly url: string;
  /** Every header as it came, in one text. */
  readonly headers: string;
}

export type Answers = (request: IncomingMessage, response: ServerResponse) => void;

export class Witness {
  readonly heard: Heard[] = [];
  private readonly server = createServer((request, response) => {
    this.write(request);
    this.answers(request, response);
  });

  private constructor(private readonly answers: Answers) {}

  static async open(answers: Answers = page): Promise<Witness> {
    const witness = new Witness(answers);
    witness.server.on('upgrade', (request: IncomingMessage, socket) => {
      witness.write(request);
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((listening) => witness.server.listen(0, '127.0.0.1', listening));
    return witness;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private write({ url = '', rawHeaders }: IncomingMessage): void {
    this.heard.push({ url, headers: rawHeaders.join(' ') });
  }
}

/**
 * A page at every path; a redirect, or a policy towards openers, where the query asks for one; a worker that asks for
 * what its own query names, or serves pages that do. Everything may be scoped, framed and read by anyone.
 */
export function page({ url = '/' }: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(url, 'http://h');
  const [to, policy] = ['redirect', 'coop'].map((name) => searchParams.get(name));
  if (policy) response.setHeader('cross-origin-opener-policy', policy);
  response.setHeader('service-worker-allowed', '/');
  response.setHeader('access-control-allow-origin', '*');
  if (to) response.writeHead(302, { location: to }).end();
  else if (pathname.endsWith('.js')) script(searchParams, response);
  else
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>${pathname}</title>`);
}

function script(query: URLSearchParams, response: ServerResponse): void {
  const [ask, serve] = ['ask', 'serve'].map((name) => JSON.stringify(query.get(name)));
  response.setHeader('content-type', 'text/javascript');
  response.end(`
    const ask = (url) => url && fetch(url).catch(() => {});
    const page = (url) => '<title>asking</title><script>fetch("' + url + '").finally(() => { document.title = "asked" })</scr' + 'ipt>';
    const html = { headers: { 'content-type': 'text/html' } };
    ask(${ask});
    oninstall = () => skipWaiting();
    onactivate = (event) => event.waitUntil(clients.claim());
    onfetch = (event) => {
      // What it doesn't answer itself goes out as the page's own.
      if (${serve} && event.request.mode === 'navigate') event.respondWith(new Response(page(${serve}), html));
    };
    onconnect = ({ ports: [port] }) => port.postMessage('ready');`);
}
