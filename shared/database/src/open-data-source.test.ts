import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DataSource, EntitySchema, In } from 'typeorm'
import { connectAs } from './admin-connection.ts'
import type { DatabaseError } from './database-error.ts'
import { freePort } from './free-port.ts'
import { migrate } from './migrate.ts'
import { newPassword } from './new-password.ts'
import { type DataSourceOptions, openDataSource } from './open-data-source.ts'
import { type RunningPostgres, startPostgres } from './postgres-cluster.ts'
import { type DatabaseAccess, prepareDatabase } from './prepare-database.ts'
import { shortTransaction } from './short-transaction.ts'

interface Worker {
  readonly id: number
  readonly owner: string
  readonly born: string
}

const workers = new EntitySchema<Worker>({
  name: 'worker',
  columns: { id: { type: 'int', primary: true }, owner: { type: 'text' }, born: { type: 'date' } },
})

const table = `
  create table own.worker (id int primary key, owner text not null, born date not null);
  insert into own.worker values (1, 'disnaker-jember', '1990-05-01'), (2, 'another', '1991-06-02');
  alter table own.worker enable row level security;
  create policy visible on own.worker using (owner = current_setting('simpul.agency', true))`

const folder = join(mkdtempSync(join(tmpdir(), 'simpul-source-')), 'postgres')
let server: RunningPostgres
let access: DatabaseAccess
let source: DataSource | undefined

beforeAll(async () => {
  const port = await freePort()
  server = await startPostgres({ folder, port, durable: false })
  const passwords = { migrator: newPassword(), own: newPassword(), partner: newPassword() }
  access = await prepareDatabase({ adminUrl: server.adminUrl, name: 'simpul_source', passwords })
  await migrate({ url: access.migrator, migrations: [{ name: '0001 worker', sql: table }] })
})

afterEach(async () => {
  if (source?.isInitialized) await source.destroy()
})

afterAll(async () => {
  await server?.stop()
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

async function open(options: Partial<DataSourceOptions> = {}): Promise<DataSource> {
  source = await openDataSource({
    url: access.own,
    entities: [workers],
    poolSize: 3,
    applicationName: 'simpul test',
    ...options,
  })
  return source
}

const disnaker = { 'simpul.agency': 'disnaker-jember' }

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'It was not refused.',
    ({ message }: Error) => message,
  )

describe('openDataSource', () => {
  it('serves entities without schema from the search path of the role, and days as they are written', async () => {
    const db = await open()
    const found = await shortTransaction(db, { settings: disnaker }, (rows) => rows.find(workers))
    expect(found).toEqual([{ id: 1, owner: 'disnaker-jember', born: '1990-05-01' }])
    const raw = await shortTransaction(db, { settings: disnaker }, (rows) => rows.sql`select born from worker`)
    expect(raw).toEqual([{ born: '1990-05-01' }])
  })

  it('shows its name at the server and limits statements, locks and idle transactions', async () => {
    const db = await open()
    const settings = await db.query(
      `select current_setting('application_name') as name, current_setting('statement_timeout') as statement,
        current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`,
    )
    expect(settings).toEqual([{ name: 'simpul test', statement: '10s', lock: '5s', idle: '10s' }])
  })

  it('ends a statement that runs too long', async () => {
    const db = await open({ statementTimeout: 50 })
    expect(await refusal(db.query('select pg_sleep(5)'))).toBe('canceling statement due to statement timeout')
  })

  it('writes nothing when it is read-only', async () => {
    const db = await open({ readOnly: true })
    expect(await refusal(db.query('delete from worker'))).toBe('cannot execute DELETE in a read-only transaction')
  })

  it.each([
    ['the password is wrong', (url: URL) => Object.assign(url, { password: 'guessed' }), 'SIGN_IN_REFUSED'],
    ['the database is missing', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), 'DATABASE_MISSING'],
    ['nobody listens', (url: URL) => Object.assign(url, { port: '1' }), 'SERVER_UNREACHABLE'],
  ])('says so when %s, without the password', async (_, change, code) => {
    const url = change(new URL(access.own))
    const error = await open({ url: url.href }).then(
      () => undefined,
      (cause: DatabaseError) => cause,
    )
    expect(error?.code).toBe(code)
    expect(error?.message).not.toContain(url.password)
  })

  it('leaves a mistake in the entities as TypeORM tells it', async () => {
    const keyless = new EntitySchema<{ readonly id: number }>({ name: 'keyless', columns: { id: { type: 'int' } } })
    expect(await refusal(open({ entities: [keyless] }))).toContain('"keyless" does not have a primary column')
  })

  it('goes on by itself after the server was restarted, and says that connections were lost', async () => {
    const lost: string[] = []
    const db = await open({ onConnectionLost: ({ code }) => lost.push(code) })
    await Promise.all([1, 2, 3].map(() => db.query('select pg_sleep(0.05)')))
    const running = refusal(shortTransaction(db, { settings: disnaker }, (rows) => rows.query('select pg_sleep(30)')))
    const between = refusal(
      shortTransaction(db, { settings: disnaker }, async (rows) => {
        await rows.query('select 1')
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        return rows.query('select 1')
      }),
    )
    await db.query('select pg_sleep(0.2)')
    await server.stop()
    expect(await refusal(db.query('select 1'))).toContain('ECONNREFUSED')
    expect(await refusal(shortTransaction(db, { settings: disnaker }, (rows) => rows.query('select 1')))).toBe(
      `The server at 127.0.0.1:${server.port} does not answer (ECONNREFUSED). Is it running?`,
    )
    server = await startPostgres({ folder, port: server.port, durable: false })
    expect(await running).toContain('terminating connection')
    expect(await between).not.toBe('It was not refused.')
    expect(lost).toEqual(['SERVER_UNREACHABLE'])
    expect(await shortTransaction(db, { settings: disnaker }, (rows) => rows.countBy(workers, {}))).toBe(1)
  })
})

describe('shortTransaction', () => {
  const who = (db: DataSource) => db.query(`select current_setting('simpul.agency', true) as agency`)

  it('binds its settings, and leaves none behind on the connection', async () => {
    const db = await open({ poolSize: 1 })
    const hostile = { 'simpul.agency': `x', true); drop table worker; --`, 'simpul.purpose': 'PROTECTION' }
    const inside = await shortTransaction(db, { settings: hostile }, (rows) =>
      rows.query(`select current_setting('simpul.agency') as agency, current_setting('simpul.purpose') as purpose`),
    )
    expect(inside).toEqual([{ agency: hostile['simpul.agency'], purpose: 'PROTECTION' }])
    expect(await who(db)).toEqual([{ agency: '' }])
  })

  it('keeps what was written, by TypeORM too, and undoes it when the work fails', async () => {
    const db = await open()
    const settings = { 'simpul.agency': 'third' }
    await shortTransaction(db, { settings }, async (rows) => {
      await rows.save(workers, { id: 10, owner: 'third', born: '2000-01-02' })
      await rows.transaction((inner) => inner.insert(workers, { id: 11, owner: 'third', born: '2000-01-03' }))
    })
    const failing = shortTransaction(db, { settings }, async (rows) => {
      await rows.delete(workers, { id: In([10, 11]) })
      throw new Error('The work failed.')
    })
    expect(await refusal(failing)).toBe('The work failed.')
    const ids = await shortTransaction(db, { settings }, (rows) => rows.query('select id from worker order by id'))
    expect(ids).toEqual([{ id: 10 }, { id: 11 }])
  })

  it('undoes only the inner part when an inner transaction fails', async () => {
    const db = await open()
    const settings = { 'simpul.agency': 'fourth' }
    await shortTransaction(db, { settings }, async (rows) => {
      await rows.insert(workers, { id: 20, owner: 'fourth', born: '2000-01-02' })
      await rows
        .transaction((inner) => inner.insert(workers, { id: 20, owner: 'fourth', born: '2000-01-02' }))
        .catch(() => {})
      await rows.insert(workers, { id: 21, owner: 'fourth', born: '2000-01-02' })
    })
    const ids = await shortTransaction(db, { settings }, (rows) => rows.query('select id from worker order by id'))
    expect(ids).toEqual([{ id: 20 }, { id: 21 }])
  })

  it('lets queries of one transaction run side by side', async () => {
    const db = await open()
    const found = await shortTransaction(db, { settings: disnaker }, (rows) =>
      Promise.all([1, 2, 1].map((id) => rows.findOneBy(workers, { id }))),
    )
    expect(found.map((row) => row?.id)).toEqual([1, undefined, 1])
  })

  it('reads nothing when its settings fail, and says why', async () => {
    const db = await open({ poolSize: 1 })
    let seen: unknown
    const failing = shortTransaction(db, { settings: { nothing: 'x' } }, async (rows) => {
      seen = await rows.query('select 1')
    })
    expect(await refusal(failing)).toBe('unrecognized configuration parameter "nothing"')
    expect(seen).toBeUndefined()
    expect(await who(db)).toEqual([{ agency: null }])
  })

  it('refuses writes when it is read-only', async () => {
    const db = await open()
    const writing = shortTransaction(db, { settings: disnaker, readOnly: true }, (rows) =>
      rows.delete(workers, { id: 1 }),
    )
    expect(await refusal(writing)).toBe('cannot execute DELETE in a read-only transaction')
  })

  it('never mixes the callers of many transactions over few connections, failures between them', async () => {
    const db = await open({ poolSize: 2 })
    const agencies = Array.from({ length: 200 }, (_, at) => `agency-${at}`)
    const answers = await Promise.all(
      agencies.map((agency, at) =>
        shortTransaction(db, { settings: { 'simpul.agency': agency }, readOnly: at % 2 === 0 }, async (rows) => {
          const [row] = await rows.query(
            at % 5 === 0 ? 'select 1 / 0' : `select current_setting('simpul.agency') as agency`,
          )
          return row.agency
        }).catch(() => 'failed'),
      ),
    )
    expect(answers).toEqual(agencies.map((agency, at) => (at % 5 === 0 ? 'failed' : agency)))
  })

  it('leaves no connection in a transaction', async () => {
    const db = await open()
    await Promise.all(
      [1, 2, 3].map((at) =>
        shortTransaction(db, { settings: disnaker, readOnly: at === 1 }, (rows) =>
          rows.query(at === 2 ? 'select nonsense' : 'select 1'),
        ).catch(() => {}),
      ),
    )
    const states = await connectAs(server.adminUrl, 'test', async (admin) => {
      const { rows } = await admin.query(
        `select distinct state from pg_stat_activity where application_name = 'simpul test'`,
      )
      return rows
    })
    expect(states).toEqual([{ state: 'idle' }])
  })
})
