import { readFileSync } from 'node:fs';
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Cluster } from '../types.ts';
import { decode } from './encode.ts';
import type { Vector } from './vectors.ts';

/** What a client sees of an answer, flat, so that two can be compared field by field. */
export type Observation = Record<string, string>;

interface Answer {
  status: number | 'no answer';
  rawHeaders: string[];
  body: string;
  /** Bytes on the wire, before any decoding. */
  length: number;
  complete: boolean;
}

/** Sends a vector's request exactly as written: no client library tidies up path or headers. */
export async function observe(cluster: Cluster, vector: Vector): Promise<Observation> {
  const headers = {
    // kubectl would put its own name where there is none.
    'user-agent': 'conformance',
    ...(vector.admin ? { authorization: 'Bearer admin-token' } : {}),
    ...vector.headers,
    'x-case': encodeURIComponent(vector.name),
    'x-client': new URL(cluster.origin).host,
  };
  const options: RequestOptions = {
    method: vector.method ?? 'GET',
    path: vector.path,
    headers: vector.websocket ? { ...handshake, ...headers } : headers,
    agent: false,
  };
  return flatten(await send(cluster, options, vector));
}

const handshake = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

function send(cluster: Cluster, options: RequestOptions, vector: Vector): Promise<Answer> {
  return new Promise((resolve) => {
    const url = new URL(cluster.origin);
    const target = { ...options, hostname: url.hostname, port: url.port };
    const request = cluster.caFile
      ? secureRequest({ ...target, ...trustOnly(cluster.caFile) })
      : plainRequest(target);
    const none: Answer = {
      status: 'no answer',
      rawHeaders: [],
      body: '',
      length: 0,
      complete: false,
    };
    request.on('error', () => resolve(none));
    request.on('response', (response) => collect(response, vector, resolve));
    request.on('upgrade', (response, socket: Socket, head) =>
      firstFrame(response, socket, head, resolve),
    );
    request.end(vector.body);
  });
}

/** A vector may send any Host, which Node would hold against the certificate's names. */
function trustOnly(caFile: string) {
  return { ca: readFileSync(caFile), checkServerIdentity: () => undefined };
}

function collect(response: IncomingMessage, vector: Vector, resolve: (answer: Answer) => void) {
  const chunks: Buffer[] = [];
  const settle = () => {
    const { statusCode: status = 0, rawHeaders, complete } = response;
    const sent = Buffer.concat(chunks);
    const body = decode(sent, response.headers['content-encoding']);
    resolve({ status, rawHeaders, body, length: sent.length, complete });
  };
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    if (vector.response?.hold) response.destroy();
  });
  response.on('error', settle);
  response.on('close', settle);
}

function firstFrame(
  response: IncomingMessage,
  socket: Socket,
  head: Buffer,
  resolve: (answer: Answer) => void,
) {
  let received = head;
  const settle = (complete: boolean) => {
    socket.destroy();
    const { statusCode: status = 0, rawHeaders } = response;
    const body = received.subarray(4).toString();
    resolve({ status, rawHeaders, body, length: received.length, complete });
  };
  const look = () => {
    if (received.length >= 4 && received.length >= 4 + received.readUInt16BE(2)) settle(true);
  };
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    look();
  });
  socket.on('error', () => settle(false));
  socket.on('end', () => settle(false));
  look();
}

function flatten(answer: Answer): Observation {
  const fields: Observation = { status: String(answer.status), complete: String(answer.complete) };
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    const name = `header ${answer.rawHeaders[i]?.toLowerCase()}`;
    const value = lasting(answer.rawHeaders[i + 1] ?? '');
    fields[name] = name in fields ? `${fields[name]} | ${value}` : value;
  }
  try {
    flattenJson('body', JSON.parse(answer.body), fields);
  } catch {
    Object.assign(fields, { body: answer.body });
  }
  // A length that is the body's own says nothing that the body doesn't.
  const length = 'header content-length';
  if (answer.length > 0 && fields[length] === String(answer.length)) fields[length] = 'LENGTH';
  return fields;
}

/** Times and random identifiers would differ between any two answers. */
function lasting(value: string): string {
  return value
    .replace(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/, 'DATE')
    .replace(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'UUID');
}

function flattenJson(path: string, value: unknown, fields: Observation): void {
  if (typeof value !== 'object' || value === null) {
    fields[path] = String(value);
    return;
  }
  for (const [key, inner] of Object.entries(value)) flattenJson(`${path}.${key}`, inner, fields);
}
