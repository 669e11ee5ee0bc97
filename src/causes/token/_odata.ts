import { Filled, piecesOf, type Value } from '../../commands/value.ts';

/** A text inside the quotes of an OData filter, as Microsoft Graph reads it. */
export const inOData = (value: Value): Filled =>
  new Filled(
    piecesOf(value).map((piece) => (typeof piece === 'string' ? piece.replaceAll("'", "''") : piece)),
  );
