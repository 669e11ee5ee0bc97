import type { JsonObject } from '../../../src/evidence/json.ts';
import type { LabSettings } from '../../../src/lab/settings.ts';

/** Something that looks like a fault but is not. */
export interface LookAlike {
  readonly name: string;
  readonly arrange: (lab: LabSettings) => void;
  /** Advice that is still worth giving, by the id of its notice. */
  readonly notices?: readonly string[];
  /** What it determines: two that determine the same thing cannot be in one run. */
  readonly about?: readonly Topic[];
}

type Topic =
  | 'vendor'
  | 'iat'
  | 'audience'
  | 'filter'
  | 'subject'
  | 'scope'
  | 'cluster'
  | 'pool'
  | 'discovery'
  | 'held keys'
  | 'jwks age';

export const AUDIENCE = 'https://kafka.acme.example';

export const publishing = ({ idp }: LabSettings, change: (keys: JsonObject[]) => JsonObject[]): void => {
  const before = idp.publish;
  idp.publish = (jwks) => ({ keys: change((before(jwks) as { keys: JsonObject[] }).keys) });
};
export const eachKey = (lab: LabSettings, change: (key: JsonObject) => JsonObject): void =>
  publishing(lab, (keys) => keys.map(change));
export const without = (object: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
export const answering = ({ idp }: LabSettings, change: (body: JsonObject) => JsonObject): void => {
  const before = idp.answer;
  idp.answer = (body) => change(before(body) as JsonObject);
};
export const asking = ({ client, idp }: LabSettings, audience: string): void => {
  idp.audiences = [audience];
  idp.defaultAudience = audience;
  client['audience'] = undefined;
};
export const granting = ({ client, idp }: LabSettings, scope: string): void => {
  client['scope'] = scope;
  idp.scopes = scope.split(' ');
};
