import type { BoundaryRules } from '@simpul/boundary'
import { HubError } from '@simpul/serving'
import type { Identity } from '../caller/identify-caller.ts'
import type { KitClient, KitQuestion } from '../run/kit-client.ts'

/** What the hub's own subgraph stands on. */
export interface HubServices {
  readonly kits: ReadonlyMap<string, KitClient>
  /** The rules of every agency that owns fields. */
  readonly owners: readonly BoundaryRules[]
}

/** What one of its requests may do: ask kits for the caller, and say which of them did not answer. */
export interface HubRequest extends HubServices {
  readonly identity: Identity
  /** One agency's answer; what it refuses is thrown. */
  askOne<Output>(agency: string, question: KitQuestion<Output>): Promise<Output>
  /** The answers of all agencies that gave one; each other is named in an error beside the data. */
  askAll<Output>(agencies: Iterable<string>, question: KitQuestion<Output>): Promise<readonly AgencyAnswer<Output>[]>
  /** Adds an error beside the data. */
  fail(error: HubError): void
}

export interface AgencyAnswer<Output> {
  readonly agency: string
  readonly answer: Output
}

/** Opens a request. The same question to the same agency is asked once, whatever aliases repeat it. */
export function hubRequest(services: HubServices, identity: Identity, fail: (error: HubError) => void): HubRequest {
  const asked = new Map<string, Promise<unknown>>()
  const askOne = <Output>(agency: string, question: KitQuestion<Output>): Promise<Output> => {
    const key = JSON.stringify([agency, question.operation, question.input])
    const known = asked.get(key) as Promise<Output> | undefined
    if (known !== undefined) return known
    const made = kitOf(services, agency).ask(question, identity)
    asked.set(key, made)
    return made
  }
  return {
    ...services,
    identity,
    fail,
    askOne,
    async askAll<Output>(agencies: Iterable<string>, question: KitQuestion<Output>) {
      const answers = await Promise.all(
        [...agencies].map(async (agency): Promise<readonly AgencyAnswer<Output>[]> => {
          try {
            return [{ agency, answer: await askOne(agency, question) }]
          } catch (error) {
            fail(asHubError(error))
            return []
          }
        }),
      )
      return answers.flat()
    },
  }
}

function kitOf({ kits }: HubServices, agency: string): KitClient {
  const kit = kits.get(agency)
  if (kit !== undefined) return kit
  throw new HubError('BAD_INPUT', 'There is no agency of this id with a service at the hub.', { detail: { agency } })
}

/** What went wrong, in words that any caller may read. */
export function asHubError(error: unknown): HubError {
  if (error instanceof HubError) return error
  return new HubError('INTERNAL', 'Something unexpected happened at the hub.')
}
