import { isExampleTenant } from '../spelling/example-tenant.ts';
import type { ClientIdForm } from './define.ts';
import { identify } from './identify.ts';

/** The form of client ids at the product of a token endpoint, where an id does not have it. */
export interface UnlikeId {
  readonly product: string;
  readonly form: ClientIdForm;
  /** The id cannot exist there: the product generates every id, and the tenant is a real one. */
  readonly isImpossible: boolean;
}

/** Undefined where the id has the form, or the product defines none. */
export function unlikeIdAt(tokenEndpoint: string | undefined, clientId: string): UnlikeId | undefined {
  const product = identify([tokenEndpoint]);
  const form = product?.clientId;
  if (product === undefined || form === undefined || form.pattern.test(clientId)) return undefined;
  return {
    product: product.name,
    form,
    isImpossible: form.mayBeChosen !== true && !isExampleTenant(tokenEndpoint ?? ''),
  };
}
