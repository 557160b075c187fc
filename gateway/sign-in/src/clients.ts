import type { ClientMetadata } from 'oidc-provider'

/** The id of the web explorer's client. */
export const explorerClient = 'simpul-explorer'

/** The id of the command line's client. */
export const cliClient = 'simpul-cli'

const publicClient = {
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  response_modes: ['query'],
  id_token_signed_response_alg: 'EdDSA',
} as const satisfies Partial<ClientMetadata>

/** The programs that may send people here: both public, so both must prove each sign-in by PKCE. */
export function clients(explorerOrigins: readonly string[]): ClientMetadata[] {
  return [
    {
      ...publicClient,
      client_id: explorerClient,
      client_name: 'Simpul explorer',
      application_type: 'web',
      redirect_uris: explorerOrigins.map((origin) => `${origin}/explorer`),
    },
    {
      ...publicClient,
      client_id: cliClient,
      client_name: 'simpul (command line)',
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback'],
    },
  ]
}
