import { setTimeout as sleep } from 'node:timers/promises'
import { HubError, type RegisterReplica } from '@simpul/serving'
import type { OwnStop, RegisterDraft } from '@simpul/trust'
import type { Logger } from 'pino'
import type { DataSource } from 'typeorm'
import { turns } from './turns.ts'

/** What an officer stops. */
export interface NewStop {
  readonly agreement: string
  readonly kind: OwnStop['kind']
  /** The pseudonym of whoever stops it. */
  readonly officer: string
  readonly reason?: string | undefined
}

/** What has become of a stop: its number in the register, or that it waits and acts here meanwhile. */
export interface StopOutcome {
  readonly seq: number | null
  readonly isWaiting: boolean
}

/** A stop that acts here and that the register does not have. */
export interface WaitingStop extends NewStop {
  readonly id: string
  readonly at: Date
  readonly enteredSeq: number | null
  /** Why the forum would not enter it. */
  readonly refusedAs: string | null
}

/** An agency's own stops: they act at its own subgraph at once, whether the forum is there or not. */
export interface OwnStops {
  /** For the fold: those that the replica here does not hold. The same list until it changes. */
  active(): readonly OwnStop[]
  waiting(): readonly WaitingStop[]
  stop(stop: NewStop): Promise<StopOutcome>
  /** Enters what waits, the oldest first. Never throws. */
  flush(): Promise<void>
  /** Forgets what the forum refused about an agreement that this agency has signed again. */
  lift(agreement: string): Promise<void>
  start(): Promise<void>
  end(): void
}

export interface OwnStopsOptions {
  readonly own: DataSource
  readonly agency: string
  readonly register: () => Pick<RegisterReplica, 'entries' | 'state'>
  /** Signs an entry and has it entered. */
  readonly submit: (draft: RegisterDraft) => Promise<{ readonly seq: number }>
  readonly clock: () => Date
  readonly logger: Logger
  readonly beatMilliseconds?: number
}

/** The own stops of one agency, kept in its database; other processes of the agency see them at the next beat. */
export function ownStops(options: OwnStopsOptions): OwnStops {
  const { own, agency, register, clock, logger, beatMilliseconds = 1_000 } = options
  const inTurn = turns()
  let stops: readonly WaitingStop[] = []
  let acting: readonly OwnStop[] = []
  let version = 0
  let timer: NodeJS.Timeout | undefined

  const isHeld = (seq: number) => register().entries(seq - 1).length > 0
  const show = (next: readonly WaitingStop[]) => {
    if (JSON.stringify(next) === JSON.stringify(stops)) return
    stops = next
    acting = next.map(({ agreement, kind }) => ({ agency, agreement, kind }))
  }
  const read = async () => {
    const begun = version
    const found = await own.query<WaitingStop[]>(selectStops, [register().state(clock()).head.seq])
    if (begun !== version) return // something was stopped meanwhile, and this list may not have it
    show(found.filter(({ enteredSeq }) => enteredSeq === null || !isHeld(enteredSeq)))
  }
  const settle = async ({ id }: WaitingStop, result: { readonly seq?: number; readonly refusedAs?: string }) => {
    await own.query('update own_stop set entered_seq = $2, refused_as = $3 where id = $1', [
      id,
      result.seq ?? null,
      result.refusedAs ?? null,
    ])
  }
  const enter = async (waiting: WaitingStop) => {
    try {
      const known = seqOf(waiting, agency, register().entries(0))
      await settle(waiting, { seq: known ?? (await options.submit(draftOf(waiting, agency))).seq })
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== 'BAD_INPUT') throw error
      logger.warn({ agreement: waiting.agreement }, `a stop could not be entered: ${error.message}`)
      await settle(waiting, { refusedAs: error.message })
    }
  }
  const flush = () =>
    inTurn(async () => {
      try {
        await read()
        for (const waiting of stops) if (waiting.enteredSeq === null && waiting.refusedAs === null) await enter(waiting)
        await read()
      } catch (error) {
        logger.info({ err: error }, 'a stop waits for the forum and acts here meanwhile')
      }
    })
  const next = () => {
    timer = setTimeout(() => void flush().finally(() => timer !== undefined && next()), beatMilliseconds)
    timer.unref()
  }
  return {
    active() {
      if (stops.some(({ enteredSeq }) => enteredSeq !== null && isHeld(enteredSeq)))
        show(stops.filter(({ enteredSeq }) => enteredSeq === null || !isHeld(enteredSeq)))
      return acting
    },
    waiting: () => stops,
    async stop({ agreement, kind, officer, reason }) {
      const [row] = await own.query<[WaitingStop]>(insertStop, [agreement, kind, officer, reason, clock()])
      version += 1
      show([...stops, row])
      await Promise.race([flush(), sleep(patienceMilliseconds, undefined, { ref: false })])
      const [now] = await own.query<{ seq: number | null }[]>('select entered_seq as seq from own_stop where id = $1', [
        row.id,
      ])
      return { seq: now?.seq ?? null, isWaiting: (now?.seq ?? null) === null }
    },
    flush,
    async lift(agreement) {
      await own.query('delete from own_stop where agreement = $1 and refused_as is not null', [agreement])
      await inTurn(read)
    },
    async start() {
      await inTurn(read)
      next()
    },
    end() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

const columns = `id, agreement, kind, officer, reason, at, entered_seq as "enteredSeq", refused_as as "refusedAs"`

const selectStops = `select ${columns} from own_stop where entered_seq is null or entered_seq > $1 order by at, id`

const insertStop = `insert into own_stop (agreement, kind, officer, reason, at) values ($1, $2, $3, $4, $5)
  returning ${columns}`

/** How long an officer is kept waiting for the forum; the stop acts meanwhile. */
const patienceMilliseconds = 5_000

function draftOf({ agreement, kind, officer, reason, at }: WaitingStop, author: string): RegisterDraft {
  const said = reason === undefined || reason === null ? {} : { reason }
  return { kind, author, at: at.toISOString(), body: { agreement, officer, ...said } }
}

/** The number of a stop whose answer was lost: its entry bears the moment of the stop. */
function seqOf(
  { agreement, kind, at }: WaitingStop,
  agency: string,
  entries: ReturnType<RegisterReplica['entries']>,
): number | undefined {
  const found = entries.find(
    (entry) =>
      entry.author === agency && entry.kind === kind && entry.at === at.toISOString() && isAbout(entry.body, agreement),
  )
  return found?.seq
}

function isAbout(body: unknown, agreement: string): boolean {
  return typeof body === 'object' && body !== null && 'agreement' in body && body.agreement === agreement
}
