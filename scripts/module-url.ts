/** What `import.meta.url` is in the bundle, whose parts are CommonJS; all of them lie in one folder. */
import { pathToFileURL } from 'node:url';

export const moduleUrl = pathToFileURL(__filename).href;
