import type { KeyObject } from 'node:crypto'
import type { Kind, Purpose, Role } from '@simpul/boundary'
import { newSigningKey, type PrivateJwk, readTrustAnchors, type TrustAnchors } from '@simpul/trust'
import { dpopKey, dpopProof, keysOf, testIssuer } from '@simpul/trust/testing'

/** Who asks in a test. Nothing: the public. */
export interface TestCaller {
  /** An agency's id, or `subjects`. */
  readonly issuer: string
  readonly person: string
  readonly role: Role
  readonly purpose: Purpose
}

const agencies: readonly { readonly id: string; readonly kind: Kind; readonly subgraph: string }[] = [
  { id: 'disnaker-jember', kind: 'GOVERNMENT', subgraph: 'government' },
  { id: 'p3mi-in-era-sejahtera', kind: 'RECRUITMENT', subgraph: 'recruitment' },
  { id: 'migrant-care-jember', kind: 'NGO', subgraph: 'ngo' },
  { id: 'forum-pmi-jember', kind: 'FORUM', subgraph: 'forum' },
]

/** The parties of a test hub: issuers that sign what a test asks for, and a gateway's key. */
export interface TestParties {
  readonly anchors: TrustAnchors
  readonly callerKeys: ReturnType<typeof keysOf>
  readonly gatewayKey: ReturnType<typeof newSigningKey>
  /** Each agency's signing key, whose public half the anchors pin. */
  readonly agencyKeys: ReadonlyMap<string, PrivateJwk>
  /** The one key to which every token is bound: with it a subject signs what only she may. */
  readonly holderKey: KeyObject
  /** A token for a caller, bound to the parties' one test key. */
  token(caller: TestCaller, now: Date): Promise<string>
  /** A proof that goes with a token for one request. */
  proof(request: { readonly method: string; readonly url: string; readonly token: string; readonly now: Date }): string
}

/** Makes the parties anew: nothing signed for one test is worth anything in another. */
export function testParties(): TestParties {
  const gatewayKey = newSigningKey()
  const signingKeys = agencies.map(({ id }) => ({ id, ...newSigningKey() }))
  const issuers = [...agencies.map(({ id }) => id), 'subjects'].map((id) => testIssuer(issuerUrl(id)))
  const key = dpopKey()
  const anchors = readTrustAnchors({
    audience: 'urn:simpul:hub',
    agencies: agencies.map((agency) => ({
      ...agency,
      name: { id: agency.id, en: agency.id },
      issuer: issuerUrl(agency.id),
      jwksUri: `${issuerUrl(agency.id)}/jwks`,
      publicKey: signingKeys.find(({ id }) => id === agency.id)?.publicKey,
    })),
    subjects: { issuer: issuerUrl('subjects'), jwksUri: `${issuerUrl('subjects')}/jwks` },
    gateway: { publicKey: gatewayKey.publicKey },
  })
  return {
    anchors,
    gatewayKey,
    agencyKeys: new Map(signingKeys.map(({ id, privateKey }) => [id, privateKey])),
    callerKeys: keysOf(...issuers),
    holderKey: key.privateKey,
    token(caller, now) {
      const issuer = issuers.find((one) => one.issuer === issuerUrl(caller.issuer))
      if (issuer === undefined) throw new Error(`The test has no issuer "${caller.issuer}".`)
      return issuer.token({
        sub: caller.person,
        roles: [caller.role],
        purposes: [caller.purpose],
        thumbprint: key.thumbprint,
        now,
      })
    },
    proof: (request) => dpopProof({ key, ...request }),
  }
}

/** The address of a test issuer; nothing listens there. */
export function issuerUrl(id: string): string {
  return `http://issuers.test/${id}`
}
