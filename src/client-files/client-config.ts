import { dirname, isAbsolute, join } from 'node:path';
import { propertyNamed } from '../evidence/configuration.ts';
import { placeOf } from '../evidence/source.ts';
import {
  clientsIn,
  filesReferredTo,
  givenByClientFile,
  readClientFile,
  type ClientFile,
  type FromFile,
} from './client-file.ts';
import type { VouchedFor } from './reading.ts';
import { whyUnreadable, type Wells } from '../settings/draw.ts';
import { textOf } from '../settings/files.ts';
import type { OwnTrust } from '../settings/target.ts';
import { quoted, UsageError } from '../text/problem.ts';

export interface ClientConfigSources extends Wells {
  readonly warn: (line: string) => void;
  /** Which of the clients in the file, counted from 0; default: the one that the file is mostly about. */
  readonly clientIndex?: number;
}

/**
 * The settings of `--client-config FILE`. Settings that the file takes from an environment or from files that are not
 * here are left out with a warning: the sender of the file has them.
 *
 * @param format the id of a format, when the user specifies it
 * @param asked what asks for the file, as a message names it
 * @throws UsageError
 */
export async function givenByClientConfig(
  path: string,
  format: string | undefined,
  sources: ClientConfigSources,
  asked = '--client-config',
): Promise<FromFile> {
  const whole = readClientFile(
    path === '-' ? 'standard input' : path,
    await bytesOf(asked, path, sources),
    format,
  );
  const file = clientsIn(whole)[sources.clientIndex ?? 0] ?? whole;
  const given = givenByClientFile(file, sources.env, await referredTo(file, sources));
  for (const { key, where, place } of given.elsewhere) {
    sources.warn(
      `${placeOf(given.configuration, place)}: ${key} is in ${where}, which is not available here; continuing without it`,
    );
  }
  const ownTrust = await ownTrustOf(given, path, sources);
  return {
    ...given,
    settings: await withReachableFiles(given, path, sources),
    ...(ownTrust !== undefined && { ownTrust }),
  };
}

/**
 * The files that references name, where these are the client's own: on another machine a file of the same name is another
 * one, and what is in it would be sent to the token endpoint that the client's file names.
 */
async function referredTo(
  file: ClientFile,
  { hasClientsFiles, readFile }: ClientConfigSources,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (hasClientsFiles !== true) return undefined;
  const files = new Map<string, string>();
  for (const path of filesReferredTo(file)) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes !== undefined) files.set(path, textOf(bytes));
  }
  return files;
}

/** What takes the place of the public authorities in the client; undefined where nothing does, or it cannot be read. */
async function ownTrustOf(
  { trusted, configuration }: FromFile,
  path: string,
  sources: ClientConfigSources,
): Promise<OwnTrust | undefined> {
  if (propertyNamed(configuration, 'enable.ssl.certificate.verification')?.value === 'false')
    return undefined;
  if (propertyNamed(configuration, 'ssl.engine.factory.class') !== undefined) return undefined;
  const texts: Record<VouchedFor, string[]> = { broker: [], 'token-endpoint': [] };
  for (const { value, isFile, vouchFor } of trusted) {
    if (vouchFor === undefined) continue;
    const found = isFile ? await firstReadable(value, path, sources) : { text: value };
    // Certificates that are not here may be the very ones that are needed.
    if (found === undefined) return undefined;
    texts[vouchFor].push(found.text);
  }
  const joined = (pems: readonly string[]): string | undefined =>
    pems.length === 0 ? undefined : pems.join('\n');
  const [broker, tokenEndpoint] = [joined(texts.broker), joined(texts['token-endpoint'])];
  if (broker === undefined && tokenEndpoint === undefined) return undefined;
  return {
    ...(broker !== undefined && { broker }),
    ...(tokenEndpoint !== undefined && { tokenEndpoint }),
  };
}

/** @throws UsageError when the file does not exist, or is too large */
export async function bytesOf(asked: string, path: string, sources: Wells): Promise<Uint8Array> {
  try {
    return path === '-' ? await sources.readStdin() : await sources.readFile(path);
  } catch (error) {
    throw new UsageError([
      { code: 'unreadable-file', line: `${asked} ${quoted(path)}: ${whyUnreadable(error)}` },
    ]);
  }
}

/** Files that the configuration names are also searched for in its folder; a missing one is left out. */
async function withReachableFiles(
  { settings, locate, trusted, configuration }: FromFile,
  path: string,
  sources: ClientConfigSources,
): Promise<Readonly<Record<string, unknown>>> {
  const reachable: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(settings)) {
    if (!key.endsWith('File') || typeof value !== 'string') {
      reachable[key] = value;
      continue;
    }
    const found = await firstReadable(value, path, sources);
    if (found === undefined) sources.warn(`${locate([key])}: ${NOT_HERE}`);
    else reachable[key] = found.name;
  }
  if (trusted.length < 2) return reachable;
  const certificates: string[] = [];
  for (const { value, isFile, place } of trusted) {
    const found = isFile ? await firstReadable(value, path, sources) : { text: value };
    if (found === undefined) sources.warn(`${placeOf(configuration, place)}: ca: ${NOT_HERE}`);
    else certificates.push(found.text);
  }
  return certificates.length === 0 ? reachable : { ...reachable, ca: certificates.join('\n') };
}

const NOT_HERE = 'names a file that does not exist here; continuing without it';

async function firstReadable(
  name: string,
  path: string,
  wells: Wells,
): Promise<{ readonly name: string; readonly text: string } | undefined> {
  const candidates = isAbsolute(name) || path === '-' ? [name] : [name, join(dirname(path), name)];
  for (const each of candidates) {
    try {
      return { name: each, text: textOf(await wells.readFile(each)) };
    } catch {
      continue;
    }
  }
  return undefined;
}
