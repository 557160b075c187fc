import type { KitContext, OwnSql } from '../doors/operation.ts'
import type { AccessState, AccessTurn, HeldRequest } from './held-request.ts'

/** A request for access as the owner and the agency that asks see it. */
export interface AccessRequestView {
  readonly id: string
  readonly owner: string
  /** Who asks. */
  readonly agency: string
  readonly coordinates: readonly string[]
  readonly purpose: string
  readonly state: AccessState
  readonly reason: string | null
  readonly askedAt: string
  /** The day by which the owner answers. */
  readonly answerBy: string
  readonly isOverdue: boolean
  readonly turns: readonly AccessTurnView[]
}

/** What one side said, and the name that the owner's kit has for the person who said it. */
export interface AccessTurnView {
  readonly at: string
  readonly agency: string
  readonly officer: string
  readonly kind: AccessTurn['kind']
  readonly text: string | null
}

type Reader = Pick<KitContext, 'agency' | 'today'>

/** Requests with what was said of each, in plain JSON. */
export async function requestViews(
  own: OwnSql,
  requests: readonly HeldRequest[],
  reader: Reader,
): Promise<readonly AccessRequestView[]> {
  const turns = await own.query<AccessTurn>(
    'select * from access_turn where request = any($1) order by request, number',
    [requests.map(({ id }) => id)],
  )
  return requests.map((request) =>
    requestView(
      request,
      turns.filter((turn) => turn.request === request.id),
      reader,
    ),
  )
}

function requestView(request: HeldRequest, turns: readonly AccessTurn[], { agency, today }: Reader): AccessRequestView {
  const { id, coordinates, purpose, state, answer_by: day } = request
  return {
    id,
    owner: agency,
    agency: request.agency,
    coordinates,
    purpose,
    state,
    reason: turns[0]?.text ?? null,
    askedAt: request.created_at.toISOString(),
    answerBy: day,
    isOverdue: state === 'ASKED' && today > day,
    turns: turns.map(({ at, agency: by, officer, kind, text }) => ({
      at: at.toISOString(),
      agency: by,
      officer,
      kind,
      text,
    })),
  }
}
