import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRules } from '@simpul/boundary'
import { demoRegister } from '@simpul/demo'
import type { TrustAnchors } from '@simpul/trust'
import { signingKey } from './found-hub.ts'
import { type HubLayout, schemaFile } from './hub-layout.ts'

/**
 * Writes the demonstration's register once: agreements over what the schemas offer on the day of the founding, signed
 * with the key of each agency.
 */
export function registerSeedFile(layout: HubLayout, anchors: TrustAnchors, today: string): string {
  const file = join(layout.folder, 'register-seed.json')
  if (existsSync(file)) return file
  const rulesBySubgraph = new Map(
    layout.agencies.map(({ subgraph }) => [subgraph, readRules(readFileSync(schemaFile(subgraph), 'utf8'))]),
  )
  const keys = new Map(layout.agencies.map(({ id }) => [id, signingKey(layout, id)]))
  const entries = demoRegister({ agencies: anchors.agencies, rulesBySubgraph, today, keys })
  writeFileSync(file, JSON.stringify(entries), { mode: 0o644, flag: 'wx' })
  return file
}
