import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { connectAs } from './admin-connection.ts'
import { databaseAddress } from './database-address.ts'
import type { DatabaseError } from './database-error.ts'
import { dropDatabase } from './drop-database.ts'
import { newPassword } from './new-password.ts'
import { type RunningPostgres, startPostgres } from './postgres-cluster.ts'
import { type DatabaseAccess, prepareDatabase } from './prepare-database.ts'
import { refuseOldServer } from './refuse-unfit.ts'

const folder = mkdtempSync(join(tmpdir(), 'simpul-prepare-'))
let server: RunningPostgres
let government: DatabaseAccess
let ngo: DatabaseAccess

const passwords = () => ({ migrator: newPassword(), own: newPassword(), partner: newPassword() })
const prepare = (name: string, adminUrl = server.adminUrl) =>
  prepareDatabase({ adminUrl, name, passwords: passwords() })

beforeAll(async () => {
  server = await startPostgres({ folder: join(folder, 'postgres'), port: 0, durable: false })
  ;[government, ngo] = await Promise.all([prepare('simpul_government'), prepare('simpul_ngo')])
  await ask(
    government.migrator,
    `create table own.worker (id int primary key, full_name text, owner text);
     insert into own.worker values (1, 'Siti', 'disnaker-jember'), (2, 'Ani', 'another');
     alter table own.worker enable row level security, force row level security;
     create policy visible on own.worker using (owner = current_setting('simpul.agency', true));
     create function simpul.shared() returns int language sql return 1;
     create function own.private() returns int language sql return 2;
     set role simpul_government_views;
     create view partner.worker as select id, null::text as full_name from own.worker;`,
  )
})

afterAll(async () => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  return connectAs(url, 'test', async (client) => (await client.query<T>(sql)).rows)
}

const said = (work: Promise<unknown>) =>
  work.then(
    (rows) => rows,
    ({ message }: Error) => message,
  )

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'It was not refused.',
    ({ code, message }: DatabaseError) => ({ code, message }),
  )

/** A role that may make databases and roles, or only one of these, and is no superuser. */
async function givenAdmin(name: string, rights: string): Promise<string> {
  await ask(
    server.adminUrl,
    `create role ${name} login ${rights} password 'given'; grant connect on database postgres to ${name}`,
  )
  return databaseAddress(server.adminUrl, { database: 'postgres', role: name, password: 'given' })
}

describe('the roles of an agency', () => {
  it('have no right that opens what is closed', async () => {
    const roles = await ask(
      server.adminUrl,
      `select rolname as role, rolcanlogin as "signsIn", rolconfig as settings from pg_roles
       where rolname like 'simpul_government%' and not rolsuper and not rolbypassrls and not rolcreaterole
         and not rolcreatedb and not rolreplication
       order by rolname`,
    )
    expect(roles).toEqual([
      { role: 'simpul_government_migrator', signsIn: true, settings: ['search_path=own'] },
      { role: 'simpul_government_own', signsIn: true, settings: ['search_path=own'] },
      { role: 'simpul_government_partner', signsIn: true, settings: ['search_path=partner'] },
      { role: 'simpul_government_views', signsIn: false, settings: null },
    ])
  })

  it.each([
    'migrator',
    'own',
    'partner',
  ] as const)('%s cannot connect to the database of another agency', async (role) => {
    for (const database of ['simpul_government', 'postgres', 'template1']) {
      const elsewhere = databaseAddress(ngo[role], { database })
      expect(await refusal(ask(elsewhere, 'select 1'))).toEqual({
        code: 'RIGHT_MISSING',
        message: `"simpul_ngo_${role}" may not connect to the database "${database}" at 127.0.0.1:${server.port}.`,
      })
    }
  })

  it.each([
    ['reads the views by the names of the tables', 'select * from worker', []],
    ['cannot read the tables', 'select * from own.worker', 'permission denied for schema own'],
    ['cannot call the functions beside them', 'select own.private()', 'permission denied for schema own'],
    ['calls the shared functions', 'select simpul.shared()', [{ shared: 1 }]],
    [
      'cannot act as the owner of the views',
      'set role simpul_government_views',
      'permission denied to set role "simpul_government_views"',
    ],
    ['cannot act as own', 'set role simpul_government_own', 'permission denied to set role "simpul_government_own"'],
    [
      'cannot switch the policies off',
      'set row_security = off; select * from worker',
      'query would be affected by row-level security policy for table "worker"',
    ],
    ['cannot see what was migrated', 'select * from simpul.migration', expect.stringContaining('migration')],
    ['cannot make a table', 'create table partner.x ()', 'permission denied for schema partner'],
    [
      'cannot make a table that hides another',
      'create temp table worker ()',
      'permission denied to create temporary tables in database "simpul_government"',
    ],
  ])('partner %s', async (_, sql, answer) => {
    expect(await said(ask(government.partner, sql))).toEqual(answer)
  })

  it.each([
    [
      'reads and writes the tables',
      `set simpul.agency = 'another'; update worker set full_name = 'Ani' returning id`,
      [{ id: 2 }],
    ],
    ['sees no row without an agency', 'select * from worker', []],
    ['cannot empty a table', 'truncate worker', 'permission denied for table worker'],
    ['cannot change a table', 'alter table worker disable row level security', 'must be owner of table worker'],
    ['cannot make a table', 'create table own.x ()', 'permission denied for schema own'],
    ['cannot make one in public either', 'create table public.x ()', 'permission denied for schema public'],
    [
      'cannot act as the migrator',
      'set role simpul_government_migrator',
      'permission denied to set role "simpul_government_migrator"',
    ],
    ['calls its functions', 'select own.private() + simpul.shared() as sum', [{ sum: 3 }]],
    [
      'cannot run programs of the machine',
      `copy worker to program 'cat'`,
      'permission denied to COPY to or from an external program',
    ],
  ])('own %s', async (_, sql, answer) => {
    const rows = await said(
      connectAs(government.own, 'test', async (client) => [await client.query(sql)].flat().at(-1)?.rows),
    )
    expect(rows).toEqual(answer)
  })

  it.each([
    ['its migrator', 'select * from own.worker'],
    ['the owner of its views', 'set role simpul_government_views; select * from own.worker'],
  ])('%s cannot bypass policies either', async (_, sql) => {
    const rows = await connectAs(
      government.migrator,
      'test',
      async (client) => [await client.query(sql)].flat().at(-1)?.rows,
    )
    expect(rows).toEqual([])
  })
})

describe('prepareDatabase', () => {
  it('may be repeated: new passwords take the place of the old, and the data stay', async () => {
    const before = await prepare('simpul_twice')
    await ask(before.migrator, 'create table own.kept as select 1 as row')
    const after = await prepare('simpul_twice')
    expect(await ask(after.own, 'select * from kept')).toEqual([{ row: 1 }])
    expect(await refusal(ask(before.own, 'select 1'))).toMatchObject({ code: 'SIGN_IN_REFUSED' })
  })

  it.each([
    ['Government', 'a capital letter'],
    ['simpul', 'no second word'],
    ['simpul_x; drop', 'a space'],
    [`simpul_${'x'.repeat(50)}`, 'too many letters'],
  ])('refuses the name %s, for it has %s', async (name) => {
    expect(await refusal(prepare(name))).toEqual({
      code: 'NAME_INVALID',
      message: `"${name}" cannot name a database here. Use up to 50 small letters and digits in words joined by underscores, such as simpul_government.`,
    })
  })

  it('refuses an address that is none', async () => {
    expect(await refusal(prepare('simpul_x', 'localhost:5432'))).toMatchObject({ code: 'URL_INVALID' })
  })

  it('refuses a server that does not answer', async () => {
    expect(await refusal(prepare('simpul_x', 'postgres://someone:secret@127.0.0.1:1/postgres'))).toEqual({
      code: 'SERVER_UNREACHABLE',
      message: 'The server at 127.0.0.1:1 does not answer (ECONNREFUSED). Is it running?',
    })
  })

  it.each([
    ['superuser', 'is a superuser'],
    ['bypassrls', 'passes by row-level security'],
    ['createrole', 'may make roles'],
    ['createdb', 'may make databases'],
  ])('refuses a role to which someone gave %s', async (right, what) => {
    await prepare('simpul_strong')
    await ask(server.adminUrl, `alter role simpul_strong_partner ${right}`)
    expect(await refusal(prepare('simpul_strong'))).toEqual({
      code: 'ROLE_TOO_STRONG',
      message: `The role "simpul_strong_partner" ${what}, which would open what must stay closed. Take that right from it, and start again.`,
    })
    await dropDatabase({ adminUrl: server.adminUrl, name: 'simpul_strong' })
  })

  it('refuses a partner that may read all data, or act as another role', async () => {
    await prepare('simpul_strong')
    for (const role of ['pg_read_all_data', 'simpul_strong_own']) {
      await ask(server.adminUrl, `grant ${role} to simpul_strong_partner`)
      expect(await refusal(prepare('simpul_strong'))).toMatchObject({ code: 'ROLE_TOO_STRONG' })
      await ask(server.adminUrl, `revoke ${role} from simpul_strong_partner`)
    }
    await prepare('simpul_strong')
  })

  it('refuses a database that does not keep text as UTF8', async () => {
    await ask(
      server.adminUrl,
      `create database simpul_old template template0 encoding 'LATIN1' locale 'C' locale_provider libc`,
    )
    expect(await refusal(prepare('simpul_old'))).toEqual({
      code: 'DATABASE_UNSUITABLE',
      message: `The database "simpul_old" keeps text as LATIN1, and the hub needs UTF8. Make it anew with ENCODING 'UTF8', or let the hub make it.`,
    })
  })

  it('refuses a server older than 18', () => {
    expect(() => refuseOldServer(170_004, '17.4')).toThrow(
      'The server runs PostgreSQL 17.4, and the hub needs 18 or newer. Upgrade it, or leave its address out to use the embedded one.',
    )
    expect(refuseOldServer(180_000, '18.0')).toBeUndefined()
  })
})

describe('prepareDatabase on a given server, as a role that is no superuser', () => {
  it('works with CREATEROLE and CREATEDB, again and again, and so does dropDatabase', async () => {
    const adminUrl = await givenAdmin('chief', 'createrole createdb')
    const itsOwn = databaseAddress(adminUrl, { database: 'simpul_given' })
    await prepare('simpul_given', itsOwn)
    const access = await prepare('simpul_given', itsOwn)
    expect(await ask(access.own, 'select current_schema() as schema')).toEqual([{ schema: 'own' }])
    await dropDatabase({ adminUrl: itsOwn, name: 'simpul_given' })
    await dropDatabase({ adminUrl, name: 'simpul_given' })
    expect(await ask(server.adminUrl, `select rolname from pg_roles where rolname like 'simpul_given%'`)).toEqual([])
  })

  it('takes over a database that this role had made before', async () => {
    const adminUrl = await givenAdmin('provider', 'createrole createdb')
    await ask(adminUrl, 'create database simpul_hosted template template0')
    const access = await prepare('simpul_hosted', databaseAddress(adminUrl, { database: 'simpul_hosted' }))
    expect(await ask(access.partner, 'select current_schema() as schema')).toEqual([{ schema: 'partner' }])
  })

  it.each([
    ['nothing_given', 'nocreatedb', 'CREATEROLE and CREATEDB', 'CREATEROLE CREATEDB'],
    ['roles_only', 'createrole', 'CREATEDB', 'CREATEDB'],
    ['databases_only', 'createdb', 'CREATEROLE', 'CREATEROLE'],
  ])('says which right "%s" lacks', async (role, rights, lacks, remedy) => {
    const adminUrl = await givenAdmin(role, rights)
    expect(await refusal(prepare('simpul_refused', adminUrl))).toEqual({
      code: 'RIGHT_MISSING',
      message: `The role "${role}" lacks ${lacks} on the server. Let an administrator run: ALTER ROLE "${role}" ${remedy}.`,
    })
  })

  it('says what to do about roles that another administrator made', async () => {
    const adminUrl = await givenAdmin('late_chief', 'createrole createdb')
    expect(await refusal(prepare('simpul_ngo', adminUrl))).toEqual({
      code: 'RIGHT_MISSING',
      message:
        'The role "simpul_ngo_migrator" exists, and "late_chief" may not change it because it did not make it. Let an administrator run: GRANT simpul_ngo_migrator TO "late_chief" WITH ADMIN OPTION.',
    })
  })

  it('says so when the database belongs to somebody else', async () => {
    const adminUrl = await givenAdmin('third_chief', 'createrole createdb')
    await ask(server.adminUrl, 'create database simpul_foreign template template0')
    expect(await refusal(prepare('simpul_foreign', adminUrl))).toEqual({
      code: 'RIGHT_MISSING',
      message:
        'The role "third_chief" lacks a right on the server: must be owner of database simpul_foreign. Let an administrator of the server give it, or give the address of a superuser.',
    })
  })
})

describe('dropDatabase', () => {
  it('drops a database that is in use, and its roles, and is content when there is none', async () => {
    const { own } = await prepare('simpul_gone')
    const inUse = said(ask(own, 'select pg_sleep(60)'))
    await ask(own, 'select pg_sleep(0.1)')
    await dropDatabase({ adminUrl: server.adminUrl, name: 'simpul_gone' })
    await dropDatabase({ adminUrl: server.adminUrl, name: 'simpul_gone' })
    expect(await inUse).toBe('terminating connection due to administrator command')
    expect(await ask(server.adminUrl, `select rolname from pg_roles where rolname like 'simpul_gone%'`)).toEqual([])
  })
})
