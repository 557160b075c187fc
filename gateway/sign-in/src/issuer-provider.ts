import { randomBytes } from 'node:crypto'
import Provider, { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider'
import { boundedAdapter } from './bounded-adapter.ts'
import { clients, explorerClient } from './clients.ts'
import { renderProviderError } from './error-page.ts'
import type { PrivateJwk } from './keys.ts'
import type { IssuerPeople } from './people.ts'
import { accessTokenSeconds, hubResource, tokenClaims } from './token-claims.ts'

/** What one issuer's provider is made of. */
export interface IssuerProviderOptions {
  /** The issuer's address, as it stands in `iss`. */
  readonly issuer: string
  readonly people: IssuerPeople
  readonly key: PrivateJwk
  readonly explorerOrigins: readonly string[]
}

const minutes = 60

/** An OpenID provider for one issuer: code flow with PKCE, and access tokens for the hub only. */
export function issuerProvider({ issuer, people, key, explorerOrigins }: IssuerProviderOptions): Provider {
  const path = new URL(issuer).pathname
  const provider = new Provider(issuer, {
    adapter: boundedAdapter(),
    clients: clients(explorerOrigins),
    clientBasedCORS: (_, origin, client) => client.clientId === explorerClient && explorerOrigins.includes(origin),
    jwks: { keys: [key] },
    cookies: cookies(path),
    interactions: { policy: signInOnly(), url: (_, interaction) => `${path}/sign-in/${interaction.uid}` },
    features: features(),
    findAccount: (_, sub) => {
      const person = people.get(sub)
      return person && { accountId: sub, claims: () => ({ sub, name: person.name }) }
    },
    extraTokenClaims: (_, token) => claimsOf(token, people),
    loadExistingGrant,
    renderError: renderProviderError,
    ...protocol,
  })
  provider.proxy = true // the bridge writes the forwarded headers itself, from the issuer's address
  return provider
}

const protocol = {
  responseTypes: ['code'],
  scopes: ['openid'],
  claims: { openid: ['sub', 'name'] },
  clientAuthMethods: ['none'],
  enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
  pkce: { required: () => true },
  allowOmittingSingleRegisteredRedirectUri: false,
  ttl: {
    AccessToken: accessTokenSeconds,
    AuthorizationCode: 1 * minutes,
    IdToken: accessTokenSeconds,
    Interaction: 10 * minutes,
    Session: 30 * minutes,
    Grant: 30 * minutes,
  },
} as const satisfies Configuration

function features(): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    userinfo: { enabled: false },
    dPoP: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => hubResource,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => {
        if (resource !== hubResource) throw new errors.InvalidTarget(`the only resource here is ${hubResource}`)
        return {
          scope: '',
          audience: hubResource,
          accessTokenTTL: accessTokenSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'EdDSA' } },
        }
      },
    },
  }
}

/** Cookies of one issuer stay below its own path, and are signed with a key that lives as long as the process. */
function cookies(path: string): NonNullable<Configuration['cookies']> {
  const options = { httpOnly: true, sameSite: 'lax', signed: true } as const
  return {
    keys: [randomBytes(32).toString('base64url')],
    names: { session: 'simpul_session', interaction: 'simpul_sign_in', resume: 'simpul_resume' },
    long: { ...options, path },
    short: options,
  }
}

/** Asks who the person is, never for consent: both clients are the hub's own and ask for nothing but the hub's token. */
function signInOnly(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base()
  policy.remove('consent')
  return policy
}

type ProviderToken = Parameters<NonNullable<Configuration['extraTokenClaims']>>[1]

function claimsOf(token: ProviderToken, people: IssuerPeople): Record<string, unknown> {
  const person = token.kind === 'AccessToken' ? people.get(token.accountId) : undefined
  if (!person) throw new errors.InvalidGrant()
  const claims = tokenClaims(person, token.isSenderConstrained())
  if (claims.kind === 'refused') throw new errors.InvalidDpopProof(claims.why)
  return { roles: claims.roles, purposes: claims.purposes }
}

async function loadExistingGrant({ oidc }: KoaContextWithOIDC) {
  const { session, client, account, provider } = oidc
  if (!session || !client || !account) return undefined
  const known = session.grantIdFor(client.clientId)
  const grant = known ? await provider.Grant.find(known) : undefined
  if (grant) return grant
  const fresh = new provider.Grant({ clientId: client.clientId, accountId: account.accountId })
  fresh.addOIDCScope('openid')
  await fresh.save()
  return fresh
}
