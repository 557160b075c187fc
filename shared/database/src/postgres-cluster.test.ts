import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import pg from 'pg'
import { connectAs } from './admin-connection.ts'
import { clusterLayout } from './cluster-layout.ts'
import type { DatabaseError } from './database-error.ts'
import { embeddedBinaries } from './embedded-binaries.ts'
import { readPostmasterFile, waitFor } from './end-postgres.ts'
import { freePort } from './free-port.ts'
import { findPostgres, type RunningPostgres, type StartOptions, startPostgres } from './postgres-cluster.ts'
import { isPostgresOf } from './process-identity.ts'
import { startProgram } from './run-program.ts'
import { accountFacts, type Command, serviceAccount } from './service-account.ts'

let made: string
let folder: string
let running: RunningPostgres | undefined
let child: ChildProcess | undefined

beforeAll(async () => {
  made = join(realpathSync(mkdtempSync(join(tmpdir(), 'simpul-made-'))), 'postgres')
  await (await startPostgres({ folder: made, port: 0, durable: false })).stop()
})

afterAll(() => rmSync(join(made, '..'), { recursive: true, force: true }))

// mkdtemp makes a folder of mode 700: where the tests run as root, it is closed to the account of PostgreSQL.
beforeEach(() => {
  folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'simpul cluster '))), 'postgres')
})

afterEach(async () => {
  await running?.stop()
  running = undefined
  child?.kill('SIGKILL')
  child = undefined
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

/** A server that was made and stopped before: to copy it is quicker than to make one. */
function useMade(): void {
  beforeEach(() => {
    execFileSync('cp', ['-a', made, folder])
  })
}

const data = () => clusterLayout(folder).data

async function start(options: Partial<StartOptions> = {}): Promise<RunningPostgres> {
  running = await startPostgres({ folder, port: 0, durable: false, ...options })
  return running
}

function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  return connectAs(url, 'test', async (client) => (await client.query<T>(sql)).rows)
}

async function refusal(work: Promise<unknown>): Promise<{ readonly code: string; readonly message: string }> {
  const error = await work.then(
    () => undefined,
    (cause: DatabaseError) => cause,
  )
  return { code: error?.code ?? 'none', message: error?.message ?? 'It was not refused.' }
}

/** A Node process of its own that starts the server of `folder`, and says so on its first line. */
async function startElsewhere(after = '', command: Command = { file: process.execPath, args: [] }) {
  const module = new URL('./postgres-cluster.ts', import.meta.url).href
  const script = `
    import { startPostgres } from ${JSON.stringify(module)}
    const running = await startPostgres({ folder: ${JSON.stringify(folder)}, port: 0, durable: false })
    ${after}
    console.log(running.adminUrl)
    setInterval(() => {}, 1000)`
  const node = ['--conditions=source', '--import', 'tsx', '--input-type=module', '--eval', script]
  const args = [...command.args, ...node]
  const started = spawn(command.file, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  child = started
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => (await lines.next()).value ?? ''
  return { adminUrl: await nextLine(), child: started, nextLine }
}

describe('startPostgres, where there is nothing yet,', () => {
  it('makes a PostgreSQL 18 with the settings of the hub, and keeps its password in a closed file', async () => {
    const { adminUrl, host } = await start()
    const found = await ask(
      adminUrl,
      `select current_setting('server_version_num')::int / 10000 as version, current_user as role,
        current_setting('listen_addresses') as listens, current_setting('password_encryption') as passwords,
        current_setting('shared_buffers') as memory, current_setting('log_min_messages') as log,
        pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
       from pg_database where datname = 'template1'`,
    )
    expect(host).toBe('127.0.0.1')
    expect(found).toEqual([
      {
        version: 18,
        role: 'simpul_admin',
        listens: '127.0.0.1',
        passwords: 'scram-sha-256',
        memory: '64MB',
        log: 'log',
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
      },
    ])
    expect(statSync(join(folder, 'admin-password')).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('tells what goes on in whole sentences', async () => {
    const heard: string[] = []
    const { port } = await start({ onProgress: (sentence) => heard.push(sentence) })
    expect(heard).toEqual([`A new PostgreSQL is made in ${folder}.`, `PostgreSQL 18 is ready on port ${port}.`])
  })

  it('does so too where the first making was killed half-way, and at a path with spaces and quotes', async () => {
    folder = join(folder, `Bu Siti's "data"`)
    mkdirSync(clusterLayout(folder).unfinished, { recursive: true })
    writeFileSync(join(clusterLayout(folder).unfinished, 'half'), 'made')
    const { adminUrl } = await start()
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    folder = join(folder, '..')
  })
})

describe('startPostgres', () => {
  useMade()

  it('waits for the disk unless it is told that nothing will be kept', async () => {
    const { adminUrl } = await start({ durable: true })
    const settings = await ask(
      adminUrl,
      `select name, setting from pg_settings
       where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`,
    )
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'synchronous_commit', setting: 'on' },
    ])
  })

  it('lets nobody in without the password', async () => {
    const { adminUrl } = await start()
    const wrong = new URL(adminUrl)
    wrong.password = 'guessed'
    expect(await refusal(ask(wrong.href, 'select 1'))).toEqual({
      code: 'SIGN_IN_REFUSED',
      message: `The server at ${wrong.host} does not let "simpul_admin" in. Check the name and the password.`,
    })
  })

  it('never writes the text of a statement, or the values an error names, into its log', async () => {
    const { adminUrl } = await start()
    await connectAs(adminUrl, 'test', async (client) => {
      await client.query('create table person (nik text primary key)')
      for (let time = 0; time < 2; time += 1) {
        await client.query('insert into person values ($1)', ['3509010101900001']).catch(() => {})
      }
      await client.query(`select '3509010101900001'::date`).catch(() => {})
    })
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('3509010101900001')
  })

  it('keeps everything over a stop and a start', async () => {
    const first = await start()
    await ask(first.adminUrl, 'create table kept as select 1 as row')
    await first.stop()
    const { adminUrl } = await start()
    expect(await ask(adminUrl, 'select * from kept')).toEqual([{ row: 1 }])
  })
})

describe('a start that cannot be', () => {
  useMade()

  it('says which port is taken', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    const refused = await refusal(start({ port }))
    other.close()
    expect(refused).toEqual({
      code: 'PORT_TAKEN',
      message: `Port ${port} of this machine is taken by another program. Stop that program, or choose another port for PostgreSQL.`,
    })
    expect(existsSync(join(folder, 'lock'))).toBe(false)
  })

  it('says who holds the folder', async () => {
    await start()
    expect(await refusal(startPostgres({ folder, port: 0 }))).toEqual({
      code: 'FOLDER_IN_USE',
      message: `The folder ${folder} is in use: process ${process.pid} runs its PostgreSQL. Stop that one first, or choose another folder.`,
    })
  })

  it('says that the password is gone', async () => {
    rmSync(join(folder, 'admin-password'))
    expect((await refusal(start())).code).toBe('PASSWORD_MISSING')
    expect(readPostmasterFile(data())).toBeUndefined()
  })

  it('says that the data is of another version', async () => {
    writeFileSync(join(data(), 'PG_VERSION'), '17\n')
    expect((await refusal(start())).code).toBe('DATA_INCOMPATIBLE')
  })

  it('says that the folder cannot be one', async () => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'a file')
    expect(await refusal(start())).toEqual({
      code: 'FOLDER_UNUSABLE',
      message: `The folder ${folder} cannot hold the databases (EEXIST: file already exists, mkdir '${folder}'). Give it to the user who starts the hub, or choose another folder.`,
    })
  })

  it('says that there is no PostgreSQL for this machine', () => {
    expect(() => embeddedBinaries('sunos-x64')).toThrow(
      'There is no embedded PostgreSQL for sunos-x64. Give a PostgreSQL 18 server of your own by its address, or on Windows start the hub under WSL.',
    )
  })
})

describe('after a kill', () => {
  useMade()

  it('of the process that started it, the next start goes on with all that was kept', async () => {
    const elsewhere = await startElsewhere()
    await ask(elsewhere.adminUrl, 'create table kept as select 1 as row')
    const left = readPostmasterFile(data())?.pid ?? 0
    elsewhere.child.kill('SIGKILL')
    await new Promise((resolve) => elsewhere.child.once('exit', resolve))
    const { adminUrl } = await start()
    expect(isPostgresOf(left, data())).toBe(false)
    expect(await ask(adminUrl, 'select * from kept')).toEqual([{ row: 1 }])
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain('automatic recovery')
  })

  it('of the process that started it, a server that lives on is stopped by the next start', async () => {
    const { postgres } = embeddedBinaries()
    const layout = clusterLayout(folder)
    const account = serviceAccount(accountFacts(layout, [postgres]))
    const { child: left } = startProgram(account.command(postgres, ['-D', layout.data]), { stdio: 'ignore' })
    await waitFor(() => readPostmasterFile(layout.data)?.isReady === true, 10_000)

    const heard: string[] = []
    const { adminUrl } = await start({ onProgress: (sentence) => heard.push(sentence) })
    expect(heard[0]).toBe('A PostgreSQL of an earlier start is still running here; it is stopped first.')
    expect(left.exitCode).toBe(0)
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('of the server itself, its owner hears of it and the next start works although a query still runs', async () => {
    const ends: DatabaseError[] = []
    const first = await start({ onEnd: (error) => ends.push(error) })
    const ended = () => ends.length > 0
    const busy = new pg.Client({ connectionString: first.adminUrl })
    busy.on('error', () => {})
    await busy.connect()
    const query = busy.query('select count(*) from generate_series(1, 1000000000000)').catch(() => 'lost')
    await ask(first.adminUrl, 'create table kept as select 1 as row')
    process.kill(readPostmasterFile(data())?.pid ?? 0, 'SIGKILL')
    await waitFor(ended, 5_000)
    await first.stop()
    expect(ends.map(({ code }) => code)).toEqual(['SERVER_ENDED'])

    const { adminUrl } = await start()
    expect(await query).toBe('lost')
    expect(await ask(adminUrl, 'select * from kept')).toEqual([{ row: 1 }])
  })

  it('another program that got the number of the dead server is left alone', async () => {
    const bystander = spawn('sleep', ['60'], { stdio: 'ignore' })
    writeFileSync(join(data(), 'postmaster.pid'), `${bystander.pid}\n${data()}\n1\n5432\n\n127.0.0.1\n\nready   \n`)
    const { adminUrl } = await start()
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(bystander.exitCode).toBeNull()
    expect(bystander.kill()).toBe(true)
  })
})

describe('stop', () => {
  useMade()

  it('ends the server while a query runs, and may be called again', async () => {
    const { adminUrl, stop } = await start()
    const busy = ask(adminUrl, 'select pg_sleep(60)').catch((error: Error) => error.message)
    await ask(adminUrl, 'select pg_sleep(0.1)')
    const began = performance.now()
    await Promise.all([stop(), stop()])
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(await busy).toContain('terminating connection')
    expect(readPostmasterFile(data())).toBeUndefined()
  })

  it('is the only thing that ends it: a Ctrl-C reaches the starting process alone', async () => {
    const elsewhere = await startElsewhere(`
      process.on('SIGINT', async () => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        console.log('interrupted')
      })`)
    process.kill(-(elsewhere.child.pid ?? 0), 'SIGINT')
    expect(await elsewhere.nextLine()).toBe('interrupted')
    expect(await ask(elsewhere.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    elsewhere.child.kill('SIGKILL')
    await new Promise((resolve) => elsewhere.child.once('exit', resolve))
    await (await start()).stop()
  })

  it('is done for a process that ends without it', async () => {
    const { child: ending, adminUrl } = await startElsewhere('setTimeout(() => process.exit(0), 200)')
    await new Promise((resolve) => ending.once('exit', resolve))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect((await refusal(ask(adminUrl, 'select 1'))).code).toBe('SERVER_UNREACHABLE')
  })
})

describe('findPostgres', () => {
  useMade()

  it('gives the address of the server that runs in a folder, and nothing when none does', async () => {
    expect(findPostgres(folder)).toBeUndefined()
    const { host, port, adminUrl, stop } = await start()
    expect(findPostgres(folder)).toEqual({ host, port, adminUrl })
    await stop()
    expect(findPostgres(folder)).toBeUndefined()
  })
})

describe('as another account', () => {
  const isRoot = process.geteuid?.() === 0

  it('PostgreSQL itself never runs as root', async () => {
    await start()
    const pid = String(readPostmasterFile(data())?.pid)
    const owner = Number(execFileSync('ps', ['-o', 'uid=', '-p', pid], { encoding: 'utf8' }))
    expect(owner).toBe(isRoot ? 65534 : process.geteuid?.())
    expect(statSync(data()).uid).toBe(owner)
  })

  it('a process that is not root starts it, and may later be followed by root', async () => {
    chmodSync(join(folder, '..'), 0o777)
    const facts = accountFacts(clusterLayout(folder), [process.execPath, new URL(import.meta.url).pathname])
    const dataOwner = { uid: 1, gid: 1 }
    const command = serviceAccount({ ...facts, dataOwner }).command(process.execPath, [])
    const { adminUrl, child: other } = await startElsewhere('', command)
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(data()).uid).toBe(isRoot ? 1 : process.geteuid?.())
    other.kill('SIGKILL')
    await new Promise((resolve) => other.once('exit', resolve))

    const next = await start()
    expect(await ask(next.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(statSync(data()).uid).toBe(isRoot ? 1 : process.geteuid?.())
  })
})
