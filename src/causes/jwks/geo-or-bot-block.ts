import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';

/** Firewalls in front of web sites challenge browsers; a program that fetches keys cannot pass. */
export default lookupCause({
  id: 'jwks/geo-or-bot-block',
  title: 'A web firewall in front of the JWKS blocks automated requests',
  why: ({ fetch, place }) =>
    `${place ?? 'The jwks_uri'} answered HTTP ${fetch.ok ? fetch.document.status : '-'} with the page of a web firewall instead of keys.`,
  repaired: "with the JWKS open and the token's key held by Confluent",
  fix: ({ provider, place }) => ({
    summary:
      'Exempt the path of the JWKS from bot, country and rate rules, then refresh the keys in Confluent.',
    steps: [
      `Path: ${place ?? '$JWKS_URI'}. The keys are public; there is nothing to protect.`,
      'jwks_status in the answer to the refresh says whether Confluent could fetch the keys.',
    ],
    commands: refreshKeys(provider?.id),
  }),
});
