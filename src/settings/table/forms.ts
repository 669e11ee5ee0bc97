/** For what may be a secret: itself, an environment variable that holds it, a file that holds it. */
export const EVERY_FORM = ['value', 'env', 'file'] as const;
/** For what is long and no secret. */
export const DOCUMENT = ['value', 'file'] as const;
