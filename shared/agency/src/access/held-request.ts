import { HubError } from '@simpul/serving'
import type { OwnSql } from '../doors/operation.ts'

/** Where a request stands: the owner is asked, has asked back, or has answered. */
export type AccessState = 'ASKED' | 'ASKED_BACK' | 'ACCEPTED' | 'REFUSED'

/** A partner's request to have fields opened, as its owner keeps it. */
export interface HeldRequest {
  readonly id: string
  readonly agency: string
  readonly coordinates: readonly string[]
  readonly purpose: string
  readonly state: AccessState
  readonly asked_at: Date
  /** `yyyy-mm-dd` */
  readonly answer_by: string
  readonly created_at: Date
}

/** What one side said. */
export interface AccessTurn {
  readonly request: string
  readonly at: Date
  readonly agency: string
  readonly officer: string
  readonly kind: 'ASK' | 'REPLY' | 'ACCEPT' | 'REFUSE' | 'ASK_BACK'
  readonly text: string | null
}

/** In how many days an owner answers. */
const answerDays = 14

/** The day by which what is asked today is answered. */
export function answerBy(today: string): string {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + answerDays)
  return day.toISOString().slice(0, 10)
}

/** The request, held until the end of the transaction; NOT_FOUND where there is none that `isTheirs`. */
export async function lockRequest(
  own: OwnSql,
  id: string,
  isTheirs: (request: HeldRequest) => boolean = () => true,
): Promise<HeldRequest> {
  const [held] = await own.query<HeldRequest>('select * from access_request where id = $1 for update', [id])
  if (held === undefined || !isTheirs(held))
    throw new HubError('NOT_FOUND', 'There is no such request for access here.')
  return held
}

/** Writes down what was said and where the request stands with it. */
export async function addTurn(own: OwnSql, turn: AccessTurn, change: Partial<HeldRequest>): Promise<HeldRequest> {
  const { request, at, agency, officer, kind, text } = turn
  await own.query(
    `insert into access_turn (request, number, at, agency, officer, kind, text)
     select $1, 1 + count(*), $2, $3, $4, $5, $6 from access_turn where request = $1`,
    [request, at.toISOString(), agency, officer, kind, text],
  )
  const [changed] = await own.query<HeldRequest>(
    `update access_request set state = coalesce($2, state), asked_at = coalesce($3, asked_at),
       answer_by = coalesce($4, answer_by) where id = $1 returning *`,
    [request, change.state ?? null, change.asked_at?.toISOString() ?? null, change.answer_by ?? null],
  )
  if (changed === undefined) throw new Error('A request that is held is not there.')
  return changed
}
