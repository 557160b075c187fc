import type { BoundaryRules } from '@simpul/boundary'
import { jakartaDay } from '@simpul/trust'
import type { SubgraphDefinition } from '../server/definition.ts'
import type { SubgraphServices } from '../server/services.ts'
import { officerOf } from './officer.ts'
import type { KitCaller, KitContext, OwnSql } from './operation.ts'
import { withOwnSql } from './own-sql.ts'
import { peerAsker } from './peer-client.ts'

/** Who comes through a door, as the door has verified it. */
export interface Entrant<Who extends KitCaller> {
  readonly caller: Who
  readonly subject?: string
  readonly issuer?: string | undefined
  readonly keyThumbprint?: string | undefined
  /** Runs first in each transaction on the agency's tables. */
  readonly before?: (own: OwnSql) => Promise<void>
}

/** Opens the context of one request at a door. */
export type OpenKit = <Who extends KitCaller>(entrant: Entrant<Who>) => KitContext<Who>

/** A factory of contexts: everything that does not depend on the request is made once, here. */
export function kitOpener(definition: SubgraphDefinition, rules: BoundaryRules, services: SubgraphServices): OpenKit {
  const agency = rules.agency.id
  const askPeer = peerAsker(agency, services)
  return ({ caller, subject = '', issuer, keyThumbprint, before }) => {
    const now = services.clock()
    const seen = seenBy(caller)
    return {
      caller,
      officer: caller.kind === 'peer' ? caller.agency : officerOf(services.cursorSecret, seen.agency, seen.person),
      subject,
      issuer,
      keyThumbprint,
      now,
      today: jakartaDay(now),
      agency,
      rules,
      definition,
      services,
      state: services.register.state(now),
      own: (work) =>
        withOwnSql(
          services.database,
          seen,
          async (own) => {
            await before?.(own)
            return work(own)
          },
          services.onTold,
        ),
      askPeer,
    }
  }
}

function seenBy(caller: KitCaller): { readonly agency: string; readonly person: string; readonly purpose: string } {
  if (caller.kind === 'peer') return { agency: caller.agency, person: '', purpose: '' }
  if (caller.kind === 'subject') return { agency: '', person: caller.person, purpose: 'SUBJECT_ACCESS' }
  return { agency: caller.agency, person: caller.person, purpose: caller.purpose }
}
