import { pwsh } from '../../commands/powershell.ts';
import { sh, words, type ShellCommand } from '../../commands/sh.ts';
import { filled } from '../../commands/value.ts';

/* Commands about a host, whose name comes from a URL, a file or a broker's answer. */

/** Queries this machine's resolver. */
export const lookUp = (host: string): ShellCommand =>
  sh`dig +short ${host}`.orPowerShell(pwsh`Resolve-DnsName -Name ${host}`);

/** Queries the addresses of both IP versions. */
export const lookUpAddresses = (host: string): ShellCommand =>
  sh`dig +short ${host} A ${host} AAAA`.orPowerShell(pwsh`Resolve-DnsName -Name ${host} -Type A_AAAA`);

/** Tries a TCP connection. */
export const reach = (host: string, port: number | string): ShellCommand =>
  sh`nc -vz ${host} ${port}`.orPowerShell(pwsh`Test-NetConnection -ComputerName ${host} -Port ${port}`);

/** Tries a TLS handshake without sending anything else. */
export const handshake = (
  { host, port }: { readonly host: string; readonly port: number },
  ...options: readonly ShellCommand[]
): ShellCommand =>
  words([
    sh`openssl s_client -connect ${filled`${host}:${port}`} -servername ${host}`,
    ...options,
    sh`</dev/null`,
  ]);
