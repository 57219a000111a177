import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The base64 SHA-256 of a certificate's public key, as Chromium's command line wants it. */
export function spkiOf(certificateFile: string): string {
  const { publicKey } = new X509Certificate(readFileSync(certificateFile));
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('base64');
}
