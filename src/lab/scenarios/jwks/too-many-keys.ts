import { first } from '../confluent.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'jwks/too-many-keys',
  story: 'The JWKS grew so long that Confluent took only its beginning.',
  arrange: ({ idp, confluent }) => {
    const old = Array.from({ length: 7 }, (_, index) => ({ kid: `retired-key-${index + 1}` }));
    const [signing] = idp.keys;
    idp.keys = [...idp.keys.slice(0, 1), ...old];
    idp.publish = ({ keys }) => ({
      keys: [...keys.slice(1), ...keys.filter((key) => key['kid'] === signing?.kid)],
    });
    first(confluent).provider.cachedKids = old.map(({ kid }) => kid);
  },
});
