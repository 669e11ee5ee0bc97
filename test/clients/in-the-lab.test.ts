import { describe, expect, it } from 'vitest';
import type { FamilyId } from '../../src/evidence/family.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';

const ODD_SECRET = 'Sx9+plus/and%41nd=equals&more';

/** The findings when the doctor acts as this client; undefined: as no particular client. */
async function findings(client: FamilyId | undefined, arrange: (lab: LabSettings) => void) {
  const lab = await startLab([], {
    arrange: (settings) => {
      settings.client['client'] = client;
      settings.client['clientAuth'] = undefined;
      arrange(settings);
    },
  });
  try {
    const { diagnosis } = await examine(lab.target, { world: lab.world });
    return [diagnosis.verdict, ...diagnosis.rootCauses.map(({ suspect }) => suspect.cause.id)];
  } finally {
    await lab.close();
  }
}

const withSecret =
  (right: string, configured = right) =>
  ({ idp, client }: LabSettings): void => {
    idp.clientSecret = right;
    client['clientSecret'] = configured;
  };
const withoutDefaultAudience = ({ idp }: LabSettings): void => {
  delete idp.defaultAudience;
};

describe.each<[string, (lab: LabSettings) => void, Partial<Record<FamilyId | 'any', string | undefined>>]>([
  [
    'a secret that the Basic scheme garbles',
    withSecret(ODD_SECRET),
    { java: 'config/secret-urlencoding', librdkafka: 'config/secret-urlencoding' },
  ],
  [
    'a line break behind the secret',
    withSecret('k8Vq2mZx7Ld', 'k8Vq2mZx7Ld\n'),
    {
      any: 'config/secret-surrounding-whitespace',
      librdkafka: 'config/secret-surrounding-whitespace',
      kafkajs: 'config/secret-surrounding-whitespace',
    },
  ],
  [
    'a blank before the secret',
    withSecret('k8Vq2mZx7Ld', ' k8Vq2mZx7Ld'),
    {
      any: 'config/secret-surrounding-whitespace',
      kafkajs: 'config/secret-surrounding-whitespace',
    },
  ],
  [
    'an identity provider that must be told the audience',
    withoutDefaultAudience,
    { java: 'config/audience-impossible', librdkafka: 'config/audience-impossible' },
  ],
])('with %s', (_what, arrange, causes) => {
  it.each(['any', 'java', 'librdkafka', 'kafkajs'] as const)('%s', async (client) => {
    const cause = causes[client];
    expect(await findings(client === 'any' ? undefined : client, arrange)).toEqual(
      cause === undefined ? ['healthy'] : ['unhealthy', cause],
    );
  });
});

it('a Java client that encodes is admitted with any secret', async () => {
  const arrange = (lab: LabSettings): void => {
    withSecret(ODD_SECRET)(lab);
    lab.client['headerUrlencode'] = true;
  };
  expect(await findings('java', arrange)).toEqual(['healthy']);
  expect(
    await findings('java', (lab) => {
      arrange(lab);
      lab.client['clientVersion'] = '3.8.1';
    }),
  ).toEqual(['unhealthy', 'config/secret-urlencoding']);
});
