import { kinds } from '@simpul/boundary'
import { z } from 'zod'
import { agencyIdSchema, subgraphNameSchema, titleSchema } from './names.ts'
import { publicJwkSchema } from './signing-key.ts'
import { TrustError } from './trust-error.ts'

/** The audience of every access token of this hub. */
export const hubAudience = 'urn:simpul:hub'

// RFC 8414: an issuer is compared character by character and has neither query nor fragment.
const issuerSchema = httpUrl().refine((text) => !/[?#]/.test(text), 'must have neither query nor fragment')

const anchoredAgencySchema = z
  .strictObject({
    id: agencyIdSchema,
    kind: z.enum(kinds, `must be one of ${kinds.join(', ')}`),
    subgraph: subgraphNameSchema,
    name: titleSchema,
    issuer: issuerSchema,
    jwksUri: httpUrl(),
    publicKey: publicJwkSchema.optional(),
  })
  .readonly()

/** What is pinned at founding (`.simpul/founding.json`): who the agencies are and whose keys speak for whom. */
export const trustAnchorsSchema = z
  .strictObject({
    audience: z.literal(hubAudience, `must be "${hubAudience}"`),
    agencies: z.array(anchoredAgencySchema).min(1, 'must name at least one agency').readonly(),
    subjects: z.strictObject({ issuer: issuerSchema, jwksUri: httpUrl() }).readonly(),
    gateway: z.strictObject({ publicKey: publicJwkSchema }).readonly(),
  })
  .superRefine((anchors, context) => {
    for (const { path, message } of clashes(anchors)) context.addIssue({ code: 'custom', path, message })
  })
  .readonly()

/** What is pinned at founding. */
export type TrustAnchors = z.infer<typeof trustAnchorsSchema>

/** An agency as it is pinned at founding. */
export type AnchoredAgency = TrustAnchors['agencies'][number]

/** Parses the founding file, or says in one message what is wrong with it, and where. */
export function readTrustAnchors(value: unknown): TrustAnchors {
  const parsed = trustAnchorsSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${pathOf(issue.path)} ${issue.message}`)
  throw new TrustError('ANCHORS_INVALID', { message: `The founding file is not valid: ${faults.join('; ')}.` })
}

/** The agency that an issuer speaks for; undefined for the subject issuer and for strangers. */
export function agencyOfIssuer(anchors: TrustAnchors, issuer: string): AnchoredAgency | undefined {
  return anchors.agencies.find((agency) => agency.issuer === issuer)
}

interface Clash {
  readonly path: (string | number)[]
  readonly message: string
}

type Pinned = Pick<TrustAnchors, 'agencies' | 'subjects' | 'gateway'>

/** Two parties that share an issuer, a key set or a key could speak for each other. */
function clashes({ agencies, subjects, gateway }: Pinned): Clash[] {
  return [
    ...repeats(
      'id',
      agencies.map((agency) => agency.id),
    ),
    ...repeats('issuer', [...agencies.map((agency) => agency.issuer), subjects.issuer]),
    ...repeats('jwksUri', [...agencies.map((agency) => agency.jwksUri), subjects.jwksUri]),
    ...repeats('publicKey', [...agencies.map((agency) => agency.publicKey?.x), gateway.publicKey.x]),
    ...mixedSubgraphs(agencies),
  ]
}

/** The last of `values` may be the subject issuer's or the gateway's; a clash is then reported at the agency it meets. */
function repeats(member: string, values: readonly (string | undefined)[]): Clash[] {
  return values.flatMap((value, index) => {
    const other = values.lastIndexOf(value)
    if (value === undefined || other === index) return []
    return [{ path: ['agencies', index, member], message: 'is also that of another party' }]
  })
}

/** Several agencies may stand behind one subgraph name, and are then of one kind. */
function mixedSubgraphs(agencies: readonly AnchoredAgency[]): Clash[] {
  const kindOf = new Map<string, string>()
  return agencies.flatMap((agency, index) => {
    const kind = kindOf.get(agency.subgraph) ?? agency.kind
    kindOf.set(agency.subgraph, kind)
    if (kind === agency.kind) return []
    return [{ path: ['agencies', index, 'subgraph'], message: 'is also that of an agency of another kind' }]
  })
}

function httpUrl() {
  return z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}
