/** Services of a real API server, made through kubectl proxy. */

export interface Made {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly spec: object;
  readonly status?: object;
}

export class Services {
  constructor(
    readonly origin: string,
    readonly namespace: string,
  ) {}

  private get path(): string {
    return `${this.origin}/api/v1/namespaces/${this.namespace}/services`;
  }

  async make({ name, labels = {}, spec, status }: Made): Promise<void> {
    await send('POST', this.path, { metadata: { name, labels }, spec });
    if (status) await send('PUT', `${this.path}/${name}/status`, await this.with(name, status));
  }

  async remove(name: string): Promise<void> {
    await send('DELETE', `${this.path}/${name}`);
  }

  private async with(name: string, status: object): Promise<object> {
    const found = await fetch(`${this.path}/${name}`);
    return { ...((await found.json()) as object), status };
  }
}

async function send(method: string, url: string, body?: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
}
