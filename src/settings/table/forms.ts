/** For possible secrets: the value itself, an environment variable, or a file. */
export const EVERY_FORM = ['value', 'env', 'file'] as const;
/** For long values that are not secret. */
export const DOCUMENT = ['value', 'file'] as const;
