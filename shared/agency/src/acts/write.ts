import type { EntityManager, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm'
import type { OwnSql } from '../doors/operation.ts'
import { ownSqlOf } from '../doors/own-sql.ts'
import type { JobKind } from '../jobs/job-kind.ts'
import { putJob, removeJob } from '../jobs/put-job.ts'
import { type ForumNotice, tellForum } from '../notices/forum-notice.ts'
import { type Notice, putNotice } from '../notices/put-notice.ts'
import type { Row, RowTable } from '../rows/row-table.ts'
import type { FigureTable } from '../statistics/figure-message.ts'
import { pushFigures } from '../statistics/push-figures.ts'
import { changeRow } from './change-row.ts'
import { updateStatement } from './update-statement.ts'

/** What a mutation may do to its own agency's rows, inside its one transaction. */
export interface Write {
  insert<R extends Row>(table: RowTable<R>, row: NewRow<R>): Promise<void>
  update<R extends Row>(table: RowTable<R>, id: string, changes: Partial<NewRow<R>>): Promise<void>
  /**
   * Changes a row that is still at the version the caller read, and adds one to it; `STALE_VERSION` where it is not.
   * The table has an int column `version`. A row that is not there, or not for this caller, is `NOT_FOUND`.
   */
  change<R extends VersionedRow>(
    table: RowTable<R>,
    id: string,
    expectedVersion: number,
    changes: Partial<Omit<NewRow<R>, 'id' | 'version'>>,
  ): Promise<void>
  find<R extends Row>(table: RowTable<R>, id: string): Promise<R | null>
  /** Names an agency as a party, which makes the row `LINKED` for it. */
  party(type: string, rowId: string, agency: string): Promise<void>
  endParty(type: string, rowId: string, agency: string): Promise<void>
  /** Names a respondent, who from now on never sees what hangs on the row. */
  exclude(
    type: string,
    rowId: string,
    respondent: { readonly agency: string } | { readonly person: string },
  ): Promise<void>
  /** Has a job done from a time on, exactly if this transaction is committed; one of the same kind and key is replaced. */
  job(kind: NamedJob, key: string, runAt: Date, payload: object): Promise<void>
  /** Takes a job back that is not done yet. */
  noJob(kind: NamedJob, key: string): Promise<void>
  /** Tells the agency's own people of a role that there is something to look at; a mail says only that there is. */
  notice(notice: Notice): Promise<void>
  /** Has something noted at the forum that all may know, now or when it is back. It names no person and no case. */
  forumNotice(notice: ForumNotice): Promise<void>
  /** Has published tables shown at the forum, now or when it is back. */
  figures(tables: readonly FigureTable[]): Promise<void>
  /** Plain SQL with bound parameters, for what a table alone cannot say. */
  query<T>(sql: string, parameters: readonly unknown[]): Promise<T>
  /** The same transaction as the kit's operations see it: what is told to other agencies leaves only with it. */
  readonly own: OwnSql
}

/** A kind of job, as far as one who makes a job has to know it. */
export type NamedJob = Pick<JobKind, 'name'>

/** A row as it is written: its owner and reach are the database's to say. */
export type NewRow<R extends Row> = Omit<R, 'owner' | 'reach'>

/** A row that counts its changes, so that two officers do not overwrite each other. */
export interface VersionedRow extends Row {
  readonly version: number
}

/** Where a write happens, and when. */
export interface WriteSetting {
  /** The agency whose rows are written. */
  readonly agency: string
  /** The forum as the register names it now; null where it names none. */
  readonly keeper: string | null
  readonly now: Date
}

/** The writing side of one transaction; `onTell` hears of what is told in it. */
export function writeWith(rows: EntityManager, setting: WriteSetting, onTell: () => void): Write {
  const own = ownSqlOf(rows, onTell)
  return {
    own,
    insert: async (table, row) => {
      await rows.insert(table.entity, row as unknown as QueryDeepPartialEntity<ObjectLiteral>)
    },
    update: async (table, id, changes) => {
      await rows.query(...updateStatement(table, id, changes))
    },
    change: (table, id, expectedVersion, changes) => changeRow(rows, table, { id, expectedVersion, changes }),
    find: (table, id) => rows.findOne(table.entity, { where: { id } as never }),
    party: async (type, rowId, agency) => {
      await rows.query(
        `insert into party (type, row_id, agency) values ($1, $2, $3)
         on conflict (agency, type, row_id) do update set ended_at = null, since = now() where party.ended_at is not null`,
        [type, rowId, agency],
      )
    },
    endParty: async (type, rowId, agency) => {
      await rows.query(
        'update party set ended_at = now() where type = $1 and row_id = $2 and agency = $3 and ended_at is null',
        [type, rowId, agency],
      )
    },
    exclude: async (type, rowId, respondent) => {
      const { agency, person } = { agency: null, person: null, ...respondent }
      await rows.query('insert into exclusion (type, row_id, agency, person) values ($1, $2, $3, $4)', [
        type,
        rowId,
        agency,
        person,
      ])
    },
    job: (kind, key, runAt, payload) => putJob(own, kind, { key, runAt, payload }),
    noJob: (kind, key) => removeJob(own, kind, key),
    notice: (notice) => putNotice(own, notice, setting.now),
    forumNotice: (notice) => tellForum(own, notice, setting),
    figures: (tables) => pushFigures(own, tables, setting.keeper),
    query: (sql, parameters) => rows.query(sql, [...parameters]),
  }
}
