import { HubError } from '@simpul/serving'
import DataLoader from 'dataloader'
import { z } from 'zod'
import type { Identity } from '../caller/identify-caller.ts'
import { silentObserver } from '../report/all-observers.ts'
import type { RequestObserver } from '../report/observer.ts'
import { agencyFailure } from '../run/agency-failure.ts'
import type { KitClient } from '../run/kit-client.ts'

/** What a caller's own agency says about asking another agency for persons. */
export interface Permission {
  /** Those whose grants, or an open emergency, name that agency as owner and the caller's own as recipient. */
  readonly persons: ReadonlySet<string>
  /** Why nothing could be learnt: then nobody is asked about. */
  readonly failure: HubError | undefined
}

/** Tells, for one request, about whom which owner may be asked. */
export interface Asker {
  mayAsk(owner: string, persons: readonly string[]): Promise<Permission>
}

/** Makes the asker of one request. */
export type AskerFor = (identity: Identity, observer?: RequestObserver) => Asker

/** Five thousand ids are well below the bytes that a kit reads of one request. */
const mostInOneCall = 5_000

const answerSchema = z.object({ owners: z.record(z.string(), z.array(z.string())) })

/**
 * Asks the caller's own agency, at its kit: one call for each batch of newly known ids and for all owners at once, each
 * id once a request. The other agencies do not learn that it was asked.
 */
export function ownKitAsker(kits: ReadonlyMap<string, KitClient>): AskerFor {
  return (identity, observer = silentObserver) => {
    const ownersOf = new DataLoader<string, ReadonlySet<string>>(
      (persons) => askOwn(kits, { identity, observer }, persons),
      {
        maxBatchSize: mostInOneCall,
      },
    )
    return {
      async mayAsk(owner, persons) {
        try {
          const owners = await Promise.all(persons.map((person) => ownersOf.load(person)))
          return { persons: new Set(persons.filter((_, index) => owners[index]?.has(owner))), failure: undefined }
        } catch (error) {
          return { persons: new Set(), failure: failureOf(error) }
        }
      },
    }
  }
}

async function askOwn(
  kits: ReadonlyMap<string, KitClient>,
  { identity, observer }: { readonly identity: Identity; readonly observer: RequestObserver },
  persons: readonly string[],
): Promise<ReadonlySet<string>[]> {
  const agency = identity.caller.kind === 'agency' ? identity.caller.agency : ''
  const kit = kits.get(agency)
  if (kit === undefined) throw agencyFailure(new Error('an agency without a subgraph'), agency)
  const question = {
    operation: 'mayAsk',
    input: { subjects: persons },
    output: answerSchema,
    isIdempotent: true,
    watch: () => observer.calling({ ...inquiry, subgraph: kit.subgraph, agency }),
  }
  const { owners } = await kit.ask(question, identity)
  const byOwner = Object.entries(owners).map(([owner, subjects]) => [owner, new Set(subjects)] as const)
  return persons.map(
    (person) => new Set(byOwner.filter(([, subjects]) => subjects.has(person)).map(([owner]) => owner)),
  )
}

const inquiry = {
  kind: 'inquiry',
  isMutation: false,
  paths: [],
  representations: { found: 0, sent: 0 },
} as const

function failureOf(error: unknown): HubError {
  return error instanceof HubError ? error : new HubError('INTERNAL', 'Something unexpected happened at the hub.')
}
