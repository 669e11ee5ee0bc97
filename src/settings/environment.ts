import { whyUnreadable, type Wells } from './draw.ts';
import { textOf } from './files.ts';
import { splitList } from './given.ts';
import { unfitProxy } from './proxy.ts';
import type { Manner } from './settings.ts';
import { Secret, type Environment, type NamedProxy } from './target.ts';

/**
 * What this process's environment says about proxies and trust, as far as the target leaves it open.
 *
 * @param own the target's own proxy or exceptions, which replace the environment's
 */
export async function environmentOf(
  { env, readFile }: Pick<Wells, 'env' | 'readFile'>,
  own: { readonly proxy?: unknown; readonly noProxy?: { readonly hosts: readonly string[] } },
  warn: (line: string) => void,
  manner: Manner = 'flag',
): Promise<{ readonly environment: Environment; readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const usable = (variables: readonly string[]): NamedProxy | undefined => {
    const variable = variables.find((each) => isSet(env[each]));
    if (variable === undefined) return undefined;
    const url = env[variable]!.trim();
    const unfit = unfitProxy(url);
    if (unfit === undefined) return { url: new Secret(url), rule: variable };
    problems.push(
      `${variable}: ${unfit}; unset it, or give ${manner === 'property' ? "proxy: 'http://HOST:PORT', or proxy: 'none'" : '--proxy http://HOST:PORT, or --proxy none'} to go without one`,
    );
    return undefined;
  };
  const wantsProxies = own.proxy === undefined && own.noProxy?.hosts.includes('*') !== true;
  const https = wantsProxies ? usable(HTTPS) : undefined;
  const http = wantsProxies ? usable(HTTP) : undefined;
  const exceptions = NO_PROXY.find((each) => isSet(env[each]));
  const extraCa = await extraCaOf(env['NODE_EXTRA_CA_CERTS'], readFile, (why) => {
    warn(`NODE_EXTRA_CA_CERTS: ${WITHOUT} ${why}; ${GOES_ON} ${manner === 'property' ? 'ca' : '--ca-file'}`);
  });
  return {
    problems: [...new Set(problems)],
    environment: {
      ...(https !== undefined && { httpsProxy: https }),
      ...(http !== undefined && { httpProxy: http }),
      ...(wantsProxies &&
        exceptions !== undefined && {
          noProxy: { hosts: hostsIn(env[exceptions]!), rule: exceptions },
        }),
      ...(extraCa !== undefined && { extraCa }),
    },
  };
}

/**
 * https://everything.curl.dev/usingcurl/proxies/env: lower case before upper case, the scheme's own variable before the
 * general one. `HTTP_PROXY` is ignored: in a CGI program it comes from a request header `Proxy` (https://httpoxy.org),
 * and curl does not read it either.
 */
const HTTPS = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'] as const;
const HTTP = ['http_proxy', 'all_proxy', 'ALL_PROXY'] as const;
const NO_PROXY = ['no_proxy', 'NO_PROXY'] as const;

/** An empty variable counts as unset, as in curl (`curl_getenv`). */
const isSet = (value: string | undefined): boolean => value !== undefined && value.trim() !== '';

/** Separated by commas, and for most programs also by spaces. */
const hostsIn = (list: string): readonly string[] => splitList(list.trim().replace(/\s+/g, ','));

/** Node reads the file once at startup, and continues without it if it cannot be read (`node` docs, CLI). */
async function extraCaOf(
  file: string | undefined,
  readFile: Wells['readFile'],
  warn: (line: string) => void,
): Promise<Environment['extraCa']> {
  if (file === undefined || file === '') return undefined;
  try {
    const pem = textOf(await readFile(file));
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return { file, pem };
    warn('contains no certificate (PEM)');
  } catch (error) {
    warn(`cannot be used: ${whyUnreadable(error)}`);
  }
  return undefined;
}

const WITHOUT = 'the file named there';
const GOES_ON = 'its certificates are not trusted in this run. Correct the path, or use';
