import * as z from 'zod/mini'
import type { Said } from './language.ts'

/** Somebody who vouches for people: an agency, or the issuer of the people the data are about. */
export type Issuer = z.infer<typeof issuer>

/** A purpose, with its title in both languages. */
export type PurposeTitle = z.infer<typeof purpose>

/** What the gateway tells the page about itself, at `/explorer/config.json`. */
export type ExplorerConfig = z.infer<typeof config>

const said = z.readonly(z.object({ id: z.string(), en: z.string() }))
const name = z.union([
  said,
  z.pipe(
    z.string(),
    z.transform((text): Said => ({ id: text, en: text })),
  ),
])
const issuer = z.readonly(z.object({ id: z.string(), name, url: z.url() }))
const purpose = z.readonly(z.object({ value: z.string(), id: z.string(), en: z.string() }))
const config = z.readonly(
  z.object({
    /** Where the page sends its operations. */
    graphql: z.string(),
    /** The same address as the gateway knows it: the `htu` of each proof. */
    publicUrl: z.url(),
    issuers: z.readonly(z.array(issuer)),
    purposes: z.readonly(z.array(purpose)),
    /** The id of a worker to ask about in the examples. */
    exampleWorker: z.optional(z.string()),
  }),
)

/** Reads the gateway's answer; anything else than what the page needs throws. */
export function parseConfig(answer: unknown): ExplorerConfig {
  return config.parse(answer)
}
