/*
 * Asked for the name of the variable that contains a secret, people may paste the secret itself, and many secrets
 * consist only of letters and digits. The answer is written into the file, so it must be, or look like, a name.
 */

/** Words in capitals (`CLIENT_SECRET`), or several in lower case (`client_secret`); API keys are one long word. */
const USUAL = /^_*(?:[A-Z][A-Z\d]{0,14}(?:_+[A-Z\d]{1,15})*|[a-z][a-z\d]{0,14}(?:_+[a-z\d]{1,15})+)_*$/;

/** Why this is not accepted as the name of an environment variable; undefined when it is. */
export function whyNoVariable(
  typed: string,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (!/^[A-Za-z_]\w*$/.test(typed))
    return 'Not a valid variable name. Give the name of an environment variable, not the secret itself.';
  if (USUAL.test(typed) || (env[typed] ?? '') !== '') return undefined;
  return 'This looks like the secret itself: no variable of that name is set here. Give the name, for example CLIENT_SECRET.';
}

/** A path, or a name with an extension. */
const PATH = /^(?:~|\.{1,2})?\/|^[^/]*\.[a-z]{2,7}$/;

/** Why this is not accepted as the name of a file; undefined when it is. */
export function whyNoFile(typed: string, isThere: (name: string) => boolean): string | undefined {
  if (typed.trim() === '') return 'The diagnosis needs this.';
  if (PATH.test(typed) || isThere(typed)) return undefined;
  return 'This file does not exist, and this may be the secret itself. Give the name of the file. If you have yet to create it, begin the name with ./';
}
