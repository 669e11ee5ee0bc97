import type { Found } from '../reading.ts';
import { SETTINGS } from '../../settings/settings.ts';

const SECRETS: ReadonlySet<string> = new Set(
  SETTINGS.filter((setting) => 'secret' in setting && setting.key !== 'proxy').map(({ key }) => key),
);

/** Whether the value itself is a secret, rather than the name of a file that contains it. */
export const isSecretSetting = ({ key, isFile }: Found): boolean => SECRETS.has(key) && isFile !== true;

/** A value that is only a reference is intended as one; a secret may contain any text. */
export const isReference = (value: string): boolean => /^\$\{[^${}]+\}$/.test(value);

/** What looks like a reference in the middle of a secret is part of it, so its variable must not be shown. */
export const secretAsText = (found: Found): Found =>
  isSecretSetting(found) && found.value.includes('${') && !isReference(found.value)
    ? { ...found, isLiteral: true }
    : found;
