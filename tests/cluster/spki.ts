import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The base64 SHA-256 of a certificate's public key, as Chromium's command line wants it; the certificate or its file. */
export function spkiOf(certificate: string | Buffer): string {
  const read = typeof certificate === 'string' ? readFileSync(certificate) : certificate;
  const { publicKey } = new X509Certificate(read);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}
