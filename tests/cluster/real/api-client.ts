import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

export interface ApiAnswer {
  status: number;
  text: string;
}

/** Talks to the API server as the cluster's administrator. */
export class ApiClient {
  private readonly agent: Agent;

  constructor(
    readonly origin: string,
    caFile: string,
    private readonly token: string,
  ) {
    this.agent = new Agent({ keepAlive: true, ca: readFileSync(caFile) });
  }

  /** Any answer is fine; only an unreachable server is an error. */
  ask(method: string, path: string, body?: unknown, contentType = 'application/json') {
    return new Promise<ApiAnswer>((resolve, reject) => {
      const headers = { authorization: `Bearer ${this.token}`, 'content-type': contentType };
      const asked = request(
        this.origin + path,
        { method, headers, agent: this.agent },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
          response.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Creates or updates what the path names. */
  async apply(path: string, manifest: unknown): Promise<void> {
    const query = '?fieldManager=porthole&force=true';
    const type = 'application/apply-patch+yaml';
    expectStatus(await this.ask('PATCH', path + query, manifest, type), 'apply', path, [200, 201]);
  }

  async createOnce(path: string, manifest: unknown): Promise<void> {
    expectStatus(await this.ask('POST', path, manifest), 'create', path, [201, 409]);
  }

  async remove(path: string): Promise<void> {
    const answer = await this.ask('DELETE', `${path}?gracePeriodSeconds=0`);
    expectStatus(answer, 'delete', path, [200, 202, 404]);
  }

  close(): void {
    this.agent.destroy();
  }
}

function expectStatus(answer: ApiAnswer, verb: string, path: string, allowed: number[]): void {
  if (allowed.includes(answer.status)) return;
  throw new Error(
    `the API server refused to ${verb} ${path}: ${answer.status} ${answer.text.trim()}`,
  );
}
