import { readFileSync } from 'node:fs'
import { readRules } from '@simpul/boundary'
import { demoAgencies, demoRegister, forum } from '@simpul/demo'
import {
  headOf,
  newSigningKey,
  type PrivateJwk,
  publicOf,
  type RegisterEntry,
  readTrustAnchors,
  type SignedHead,
  signHeadNow,
  type TrustAnchors,
} from '@simpul/trust'
import { schemaFile } from '../start/hub-layout.ts'

/** A hub's founding and its signed register, for tests. */
export interface DemoHub {
  readonly founding: TrustAnchors
  readonly keys: ReadonlyMap<string, PrivateJwk>
  readonly entries: readonly RegisterEntry[]
  /** A head by the forum over the first `seq` entries, all by default. */
  readonly head: (at: Date, seq?: number) => SignedHead
}

const subgraphs = ['government', 'recruitment', 'ngo', 'forum'] as const

/** The schemas of the four subgraphs, as their owners have them. */
export function demoSchemas(): readonly string[] {
  return subgraphs.map((subgraph) => readFileSync(schemaFile(subgraph), 'utf8'))
}

/** Founds a hub over `schemas`, with the demonstration's agreements as they stand on `today`. */
export function demoHub(schemas: readonly string[], today: string, signIn = 'http://localhost:4009'): DemoHub {
  const keys = new Map(demoAgencies.map(({ id }) => [id as string, newSigningKey().privateKey]))
  const founding = readTrustAnchors({
    audience: 'urn:simpul:hub',
    agencies: demoAgencies.map(({ id, kind, name }, index) => ({
      id,
      kind,
      name,
      subgraph: subgraphs[index],
      issuer: `${signIn}/${id}`,
      jwksUri: `${signIn}/${id}/jwks`,
      publicKey: publicOf(keyOf(keys, id)),
    })),
    subjects: { issuer: `${signIn}/subjects`, jwksUri: `${signIn}/subjects/jwks` },
    gateway: { publicKey: newSigningKey().publicKey },
  })
  const rulesBySubgraph = new Map(schemas.map(readRules).map((rules) => [rules.agency.subgraph, rules]))
  const entries = demoRegister({ agencies: founding.agencies, rulesBySubgraph, keys, today })
  return {
    founding,
    keys,
    entries,
    head: (at, seq = entries.length) =>
      signHeadNow(headOf(entries.slice(0, seq)), { author: forum, at, privateKey: keyOf(keys, forum) }),
  }
}

function keyOf(keys: ReadonlyMap<string, PrivateJwk>, agency: string): PrivateJwk {
  const key = keys.get(agency)
  if (key === undefined) throw new Error(`The demonstration has no agency ${agency}.`)
  return key
}
