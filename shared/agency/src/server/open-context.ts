import type { BoundaryRules, Caller } from '@simpul/boundary'
import { jakartaDay } from '@simpul/trust'
import { writeOnce } from '../acts/write-once.ts'
import { peerAsker } from '../doors/peer-client.ts'
import type { DatabaseCaller } from '../enforcement/as-caller.ts'
import { matrices } from '../enforcement/matrices.ts'
import { nothingOpen } from '../enforcement/openings.ts'
import { requestBoundary } from '../enforcement/request-boundary.ts'
import { contextFiles } from '../files/document-file.ts'
import { fileLinks } from '../files/file-link.ts'
import { readsUnderGrants } from '../grants/reads-under-grants.ts'
import type { Authenticated } from '../identity/authenticate.ts'
import { boundSubject } from '../identity/bound-subject.ts'
import { keeperIn } from '../register/keeper-in.ts'
import { cursors } from '../rows/cursor.ts'
import type { RowTable } from '../rows/row-table.ts'
import { rowsFor } from '../rows/rows.ts'
import { ownCounts } from '../statistics/own-counts.ts'
import type { AgencyContext, TablesByType } from './context.ts'
import type { SubgraphServices } from './services.ts'

/** Opens the context of one request for an authenticated caller. */
export type OpenContext = (authenticated: Authenticated) => Promise<AgencyContext>

/** A factory of contexts: everything that does not depend on the request is made once, here. */
export function contextOpener(
  rules: BoundaryRules,
  tables: readonly RowTable[],
  services: SubgraphServices,
): OpenContext {
  const compiled = matrices(rules, services.register)
  const sealer = cursors(services.cursorSecret)
  const byType: TablesByType = new Map(tables.map((table) => [table.type, table]))
  const { database } = services
  const askPeer = peerAsker(rules.agency.id, services)
  const links = fileLinks(services.cursorSecret, rules.agency.id)
  return async (authenticated) => {
    const now = services.clock()
    const { caller, requestId } = authenticated
    const { matrix, openings } = compiled(caller, now)
    const subject = await boundSubject(database, authenticated)
    const databaseCaller = databaseCallerOf(caller, rules, subject)
    const reads = readsUnderGrants({ database, caller: databaseCaller, tables: byType, now })
    const openRows = () => rowsFor({ database, caller: databaseCaller, matrix, openings, cursors: sealer })
    let rows = openRows()
    return {
      caller,
      requestId,
      now,
      today: jakartaDay(now),
      rules,
      state: services.register.state(now),
      askPeer,
      rows: (table) => rows(table),
      files: contextFiles({
        database,
        links,
        publicUrl: services.publicUrl,
        holder: { caller, issuer: authenticated.issuer, requestId },
        tokenEnd: authenticated.expiresAt,
        now,
      }),
      counted: ownCounts(database, databaseCaller),
      boundary: requestBoundary({ caller, matrix, database, databaseCaller, reads }),
      rowOf: (type, id) => {
        const table = byType.get(type)
        return table === undefined ? Promise.resolve(null) : rows(table).byId(id)
      },
      async write(mutation, input, work) {
        const setting = { agency: rules.agency.id, keeper: keeperIn(services.register.state(now)), now }
        const key = { mutation, input, setting, onTold: services.onTold }
        const result = await writeOnce(database, databaseCaller, key, work)
        rows = openRows() // what was read before was read before the write
        return result
      },
    }
  }
}

function databaseCallerOf(caller: Caller, rules: BoundaryRules, subject: string): DatabaseCaller {
  const nobody = { agency: '', person: '', purpose: '', subject, openings: nothingOpen, side: 'partner' } as const
  if (caller.kind === 'public') return nobody
  if (caller.kind === 'subject') return { ...nobody, person: caller.person, purpose: 'SUBJECT_ACCESS' }
  const side = caller.agency === rules.agency.id ? 'own' : 'partner'
  return {
    side,
    agency: caller.agency,
    person: caller.person,
    purpose: caller.purpose,
    subject: '',
    openings: nothingOpen,
  }
}
