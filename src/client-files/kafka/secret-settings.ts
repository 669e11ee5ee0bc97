import type { Found } from '../reading.ts';
import { SETTINGS } from '../../settings/settings.ts';

const SECRETS: ReadonlySet<string> = new Set(
  SETTINGS.filter((setting) => 'secret' in setting && setting.key !== 'proxy').map(({ key }) => key),
);

/** Whether the value itself is a secret, and not the name of a file that holds it. */
export const isSecretSetting = ({ key, isFile }: Found): boolean => SECRETS.has(key) && isFile !== true;

/** Nothing but a reference is one on purpose; a secret may have any text in it. */
export const isReference = (value: string): boolean => /^\$\{[^${}]+\}$/.test(value);

/** What looks like a reference in the midst of a secret is a part of it, and names no variable that might be shown. */
export const secretAsText = (found: Found): Found =>
  isSecretSetting(found) && found.value.includes('${') && !isReference(found.value)
    ? { ...found, isLiteral: true }
    : found;
