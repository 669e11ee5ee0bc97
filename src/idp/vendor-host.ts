import { isConfluentHost } from '../spelling/confluent-names.ts';
import { identityProviders } from './registry.generated.ts';

/** Identity vendors without a file here: their hosts serve many customers, and are never in a private zone. */
const OTHERS =
  /(?:^|\.)(?:onelogin\.com|my\.salesforce\.com|salesforce\.com|force\.com|verify\.ibm\.com|ice\.ibmcloud\.com|appid\.cloud\.ibm\.com|identity\.oraclecloud\.com|jumpcloud\.com|duosecurity\.com|secureauth\.com|cyberark\.cloud|idaptive\.app|zitadel\.cloud|zitadel\.app|oryapis\.com|fusionauth\.io|frontegg\.com|descope\.com|stytch\.com|workos\.com|clerk\.accounts\.dev|logto\.app|asgardeo\.io|miniorange\.com|wso2\.com|duendesoftware\.com|cloud-iam\.com|phasetwo\.io|curity\.io|github\.com|gitlab\.com|githubusercontent\.com)$/;

/** Whether an identity provider's vendor runs this host, so that two customers have two names there. */
export const isIdentityVendorsHost = (host: string): boolean =>
  identityProviders.some(({ hosts }) => hosts?.test(host.toLowerCase()) === true) ||
  OTHERS.test(host.toLowerCase());

/** Whether a vendor runs this host, which then always has a publicly trusted certificate. */
export const isVendorRun = (host: string): boolean => isConfluentHost(host) || isIdentityVendorsHost(host);

/** Whether a company's own authority may have issued this host's certificate, because no vendor runs it. */
export const mayHavePrivateAuthority = (url: string | undefined): boolean =>
  url !== undefined &&
  URL.canParse(url) &&
  new URL(url).protocol === 'https:' &&
  !isVendorRun(new URL(url).hostname);
