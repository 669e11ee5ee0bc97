import { sh } from '../../commands/sh.ts';
import { discovery } from '../../facts/discovery.ts';
import { defineCause } from '../define.ts';
import { presumeDiscovery } from './_document.ts';

export default defineCause({
  id: 'discovery/html-or-login-page',
  title: 'The discovery URL answers with a web page instead of the document',
  reads: { answer: discovery.answer },
  recognise: ({ answer }) => {
    const moved = answer.status >= 300 && answer.status < 400;
    if (!moved && (answer.status !== 200 || answer.form === 'json')) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: moved
        ? `${answer.url} redirects (HTTP ${answer.status}), as a login page does; so Confluent and other clients get no document either.`
        : `${answer.url} answers with ${answer.form === 'html' ? 'a web page' : answer.form} and not with JSON.`,
      url: answer.url,
    };
  },
  repair: (evidence) => presumeDiscovery(evidence),
  repaired: 'with a discovery document at that URL',
  fix: ({ url }) => ({
    summary: 'Make the discovery document readable without signing in.',
    steps: [
      'Exempt /.well-known/ and the jwks_uri from the login of the gateway or web application firewall.',
    ],
    commands: [{ kind: 'idp', text: sh`curl -si ${url} | head -n 5` }],
  }),
});
