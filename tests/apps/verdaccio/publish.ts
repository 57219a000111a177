import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The request that `npm publish` makes, which the client refuses to make without a login. */
export async function publish(port: number, folder: string, tarball: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const content = await readFile(tarball);
  const { name, version } = manifest;
  const file = `${name}-${version}.tgz`;
  const registry = `http://127.0.0.1:${port}`;
  const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
  const shasum = createHash('sha1').update(content).digest('hex');
  const dist = { integrity, shasum, tarball: `${registry}/${name}/-/${file}` };
  const attachment = {
    content_type: 'application/octet-stream',
    data: content.toString('base64'),
    length: content.length,
  };
  const body = {
    _id: name,
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { ...manifest, readme, dist } },
    readme,
    _attachments: { [file]: attachment },
  };
  const response = await fetch(`${registry}/${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`verdaccio refused ${name}: ${response.status} ${await response.text()}`);
  }
}
