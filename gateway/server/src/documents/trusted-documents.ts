import { GraphQLError, parse } from 'graphql'
import { z } from 'zod'

/** The documents that an operator trusts, as their clients' builds wrote them down. */
export interface TrustedDocuments {
  /** The text of the document with this id, also where the id says its kind: `sha256:…`. */
  find(id: string): string | undefined
  /** True of a text that is in the list, to the letter. */
  has(query: string): boolean
  readonly size: number
}

const manifestSchema = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(
    z.object({
      id: z.string().min(1),
      name: z.string(),
      type: z.enum(['query', 'mutation', 'subscription']),
      body: z.string().min(1),
    }),
  ),
})

/**
 * Reads a manifest as `@apollo/generate-persisted-query-manifest` writes it. What is wrong with it is thrown in one
 * sentence that names each place: `operations.3.body: …`.
 */
export function readTrustedDocuments(manifest: string): TrustedDocuments {
  const read = manifestSchema.safeParse(parsed(manifest))
  if (!read.success) {
    throw refused(
      read.error.issues.map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'it'}: ${message}`),
    )
  }
  const { operations } = read.data
  const byId = new Map<string, string>()
  const faults = operations.flatMap(({ id, body }, place) => {
    const known = byId.get(id)
    if (known !== undefined && known !== body) return [`operations.${place}.id: another operation has the id ${id}`]
    byId.set(id, body)
    const fault = syntaxFault(body)
    return fault === undefined ? [] : [`operations.${place}.body: ${fault}`]
  })
  if (faults.length > 0) throw refused(faults)
  const bodies = new Set(byId.values())
  return {
    find: (id) => byId.get(id) ?? byId.get(id.replace(/^sha256:/, '')),
    has: (query) => bodies.has(query),
    size: byId.size,
  }
}

function parsed(manifest: string): unknown {
  try {
    return JSON.parse(manifest)
  } catch (error) {
    throw refused([`it is not JSON: ${error instanceof Error ? error.message : ''}`])
  }
}

function syntaxFault(body: string): string | undefined {
  try {
    parse(body, { noLocation: true })
    return undefined
  } catch (error) {
    if (error instanceof GraphQLError) return error.message
    throw error
  }
}

const mostFaults = 20

function refused(faults: readonly string[]): Error {
  const more = faults.length > mostFaults ? `; and ${faults.length - mostFaults} more` : ''
  return new Error(`The list of trusted documents cannot be read. ${faults.slice(0, mostFaults).join('; ')}${more}`)
}
