import { randomUUID } from 'node:crypto'
import {
  type FiledByCompany,
  filingSchema,
  HubError,
  type KitContext,
  type OwnSql,
  type PeerCaller,
  peerMessage,
  placementFiledMessage,
  putNotice,
} from '@simpul/agency'
import { isOver } from '../filed-placement/placement-moves.ts'
import { termColumns, termsSql } from './filing-terms.ts'
import { followProgress } from './follow-progress.ts'
import { nextState } from './next-state.ts'
import type { FilingState } from './placement-filing-table.ts'

/**
 * A company files a placement, or how far it has come. It is answered alike whoever the worker is: a filing looks
 * nobody up, and opens nothing before an officer has confirmed it.
 */
export const placementFiled = peerMessage({
  name: placementFiledMessage,
  input: filingSchema,
  async run(filing, context) {
    refuseUnagreed(context)
    await context.own(async (sql) => {
      await refuseUnlisted(sql, context.caller.agency)
      const known = await held(sql, filing, context)
      if (known.revision < filing.revision) await renew(sql, { known, filing, context })
    })
    return {}
  },
})

type Context = KitContext<PeerCaller>

function refuseUnagreed({ state, agency, caller }: Context): void {
  const isAgreed = state.agreements.some(
    ({ form, isActive, parties }) =>
      form === 'pks-placement' && isActive && parties.includes(agency) && parties.includes(caller.agency),
  )
  if (isAgreed) return
  throw new HubError(
    'NOT_ALLOWED',
    `No agreement of the form pks-placement is in force between ${caller.agency} and us.`,
  )
}

async function refuseUnlisted({ query }: OwnSql, company: string): Promise<void> {
  const listed = await query('select from placement_company where id = $1', [company])
  if (listed.length === 0) throw new HubError('NOT_ALLOWED', `${company} is not on the list of placement companies.`)
}

interface Held {
  readonly id: string
  readonly revision: number
  readonly workerId: string
  readonly state: FilingState
  readonly filedPlacementId: string | null
}

/** The filing of this placement, made where there is none, and kept from others until the message is done. */
async function held({ query }: OwnSql, filing: FiledByCompany, { caller, today }: Context): Promise<Held> {
  await query(
    `insert into placement_filing (id, company_id, placement_id, worker_id, received_on) values ($1, $2, $3, $4, $5)
     on conflict (owner, company_id, placement_id) do nothing`,
    [randomUUID(), caller.agency, filing.placement, filing.worker, today],
  )
  const [found] = await query<Held>(
    `select id, revision, worker_id as "workerId", state, filed_placement_id as "filedPlacementId"
     from placement_filing where company_id = $1 and placement_id = $2 for update`,
    [caller.agency, filing.placement],
  )
  if (found?.workerId === filing.worker) return found
  throw new HubError('BAD_INPUT', 'A placement stays the placement of its worker; another worker has another.')
}

interface Renewal {
  readonly known: Held
  readonly filing: FiledByCompany
  readonly context: Context
}

async function renew(sql: OwnSql, { known, filing, context }: Renewal): Promise<void> {
  const { hasNewTerms, hasDeparted } = await written(sql, known, filing)
  const state = nextState({ state: known.state, status: filing.status, hasNewTerms, hasDeparted })
  await sql.query(
    `update placement_filing set state = $2, refused_for = case when $2 = 'REFUSED' then refused_for end,
       received_on = $3, version = version + 1 where id = $1`,
    [known.id, state, context.today],
  )
  if (known.filedPlacementId !== null) await followProgress(sql, known.filedPlacementId, filing)
  const words = wordsOf({ known, filing, state, isSignedAbroad: hasNewTerms && hasDeparted })
  if (words === undefined) return
  await putNotice(sql, { to: 'OFFICER', about: { type: 'PlacementFiling', id: known.id }, words }, context.now)
}

interface Written {
  readonly hasNewTerms: boolean
  readonly hasDeparted: boolean
}

/** Keeps what the company files now in place of what it filed before, and says whether the terms are others. */
async function written({ query }: OwnSql, { id }: Held, filing: FiledByCompany): Promise<Written> {
  const columns = ['revision', 'status', 'departure_date', 'flight', ...termColumns]
  const values = columns.map((column) => filing[propertyOf(column)])
  const [found] = await query<Written>(
    `update placement_filing set ${columns.map((column, at) => `${column} = $${at + 2}`).join(', ')} where id = $1
     returning ${termsSql} is distinct from decided_terms as "hasNewTerms",
       exists (select from filed_placement f where f.id = filed_placement_id and f.departure_date is not null) as "hasDeparted"`,
    [id, ...values],
  )
  return found ?? { hasNewTerms: false, hasDeparted: false }
}

function propertyOf(column: string): keyof FiledByCompany {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()) as keyof FiledByCompany
}

interface Told extends Omit<Renewal, 'context'> {
  readonly state: FilingState
  readonly isSignedAbroad: boolean
}

function wordsOf({ known, filing, state, isSignedAbroad }: Told) {
  if (state === 'WAITING' && (known.state !== 'WAITING' || known.revision === 0)) return words.waits
  if (isOver(filing.status) && known.filedPlacementId !== null) return words.isOver
  return isSignedAbroad ? words.signedAbroad : undefined
}

const words = {
  waits: {
    en: 'A company filed a placement, or new terms of one. An officer confirms or refuses it.',
    id: 'Sebuah perusahaan mengajukan penempatan atau syarat barunya. Petugas mengesahkan atau menolaknya.',
  },
  isOver: {
    en: 'A company says that a placement is over. An officer decides (moveFiledPlacement).',
    id: 'Sebuah perusahaan menyatakan suatu penempatan berakhir. Petugas yang memutuskan (moveFiledPlacement).',
  },
  signedAbroad: {
    en: 'A company filed other terms after the departure. The filed copy stays as it was confirmed.',
    id: 'Sebuah perusahaan mengajukan syarat lain setelah keberangkatan. Salinan tetap seperti yang disahkan.',
  },
} as const
