import { randomBytes } from 'node:crypto';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Leaf } from '../../../src/lab/certificates.ts';
import type { Installed } from '../_install.ts';
import { freePorts } from '../_ports.ts';
import { serve, temporaryFolder } from '../_process.ts';
import { keycloakAdmin, type AdminAccess } from './_admin.ts';
import { keycloakCommand } from './_command.ts';
import { KEYCLOAK_HOST, REALMS } from './_realm.ts';

export interface Keycloak {
  /** `https://sso.acme.example:<port>` */
  readonly origin: string;
  /** The same for programs that use the machine's own resolver. */
  readonly local: string;
  readonly admin: AdminAccess;
  readonly close: () => Promise<void>;
}

/** Keycloak in production mode, with TLS and an in-memory database, in a temporary folder. */
export async function startKeycloak(
  { folder: distribution, version }: Installed,
  { certificate, ca }: { readonly certificate: Leaf; readonly ca: string },
): Promise<Keycloak> {
  const [home, { https }] = await Promise.all([temporaryFolder('keycloak'), freePorts(['https'])]);
  const origin = `https://${KEYCLOAK_HOST}:${https}`;
  const local = `https://localhost:${https}`;
  const password = randomBytes(24).toString('base64url');
  // Keycloak writes below its home; the distribution is shared with other runs and must not change.
  for (const part of ['lib', 'conf', 'providers', 'themes']) {
    await symlink(join(distribution, `keycloak-${version}`, part), join(home, part));
  }
  await Promise.all([
    writeFile(join(home, 'certificate.pem'), certificate.cert),
    writeFile(join(home, 'key.pem'), certificate.key),
  ]);
  const { close } = await serve(home, {
    name: 'Keycloak',
    ...keycloakCommand(home, [
      'start',
      '--optimized',
      '--cache=local',
      '--http-host=127.0.0.1',
      `--https-port=${https}`,
      `--hostname=${origin}`,
      `--https-certificate-file=${join(home, 'certificate.pem')}`,
      `--https-certificate-key-file=${join(home, 'key.pem')}`,
    ]),
    env: { KC_BOOTSTRAP_ADMIN_USERNAME: 'admin', KC_BOOTSTRAP_ADMIN_PASSWORD: password },
    ready: 'Listening on',
  });
  const access = { local, ca, password };
  try {
    const admin = await keycloakAdmin(access);
    for (const realm of REALMS) await admin.createRealm(realm);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, local, admin: access, close };
}
