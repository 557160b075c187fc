import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agencies, type OwnerWorld, ownerWorld } from '../testing/owner-world.ts'
import { doctorCommand } from './doctor.ts'
import { explainCommand } from './explain.ts'
import { matrixCommand } from './matrix.ts'

const commands = [explainCommand, matrixCommand, doctorCommand]
const worker = '6f1c2f0e-3d7b-4b8e-9a56-0f0a4a0f1c11'

let world: OwnerWorld

beforeAll(async () => {
  world = await ownerWorld(commands)
})
beforeEach(() => world.reset())
afterAll(() => world.close())

describe('simpul matrix', () => {
  it('reads the register page by page and shows who may read what, under what, until when', async () => {
    const { code, out, err } = await world.simpul([
      'matrix',
      '--agency',
      'ngo',
      '--owner',
      'government',
      '--type',
      'Worker',
      '--closed',
    ])
    const lines = out.split('\n').map((line) => line.split(/ {2,}/))
    expect({ code, err, name: lines.find(([field]) => field === 'Worker.fullName') }).toEqual({
      code: 0,
      err: '',
      name: [
        'Worker.fullName',
        'PERSONAL',
        'disnaker-jember',
        'migrant-care-jember',
        'OFFICER CASEWORKER SUPERVISOR',
        'PROTECTION',
        'CONSENT',
        'GRANTED',
        world.hub.entries.length > 0 ? expect.stringMatching(/^pks-protection-\d{4}$/) : '',
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        '730',
        '-',
      ],
    })
    expect(lines.find(([field]) => field === 'Worker.maritalStatus')?.at(-1)).toBe('NOT_AGREED')
  })

  it('is the same in JSON, CSV and a page in two languages', async () => {
    const filter = ['--agency', 'ngo', '--purpose', 'PROTECTION']
    const [json, same, csv, html] = [
      await world.simpul(['matrix', ...filter, '--json']),
      await world.simpul(['matrix', ...filter, '--format', 'json']),
      await world.simpul(['matrix', ...filter, '--format', 'csv']),
      await world.simpul(['matrix', ...filter, '--format', 'html']),
    ]
    const { rows, head, isFresh } = JSON.parse(json.out)
    expect({ isFresh, seq: head.seq, same: JSON.parse(same.out).rows }).toEqual({
      isFresh: true,
      seq: world.hub.entries.length,
      same: rows,
    })
    expect(csv.out.trim().split('\r\n')).toHaveLength(rows.length + 1)
    expect(html.out.match(/<tr><td>/g)).toHaveLength(rows.length)
    expect(html.out).toMatch(/^<!doctype html>\n<html lang="id">[\s\S]*Keperluan<span lang="en">purpose<\/span>/)
    expect(html.out).not.toMatch(/(src|href)=|https?:/)
  })

  it('with --all shows own staff, the people themselves and the public too', async () => {
    const { out } = await world.simpul(['matrix', '--type', 'Worker', '--all', '--json'])
    const readers = new Set(JSON.parse(out).rows.map(({ reader }: { reader: string }) => reader))
    expect([...readers]).toEqual([
      'p3mi-in-era-sejahtera',
      'migrant-care-jember',
      'disnaker-jember',
      'the person',
      'everybody',
    ])
  })

  it('asks a relay where the forum is away', async () => {
    world.kit('forum-pmi-jember').answers.set('/register/entries', { status: 503, body: {} })
    expect((await world.simpul(['matrix', '--agency', 'ngo'])).code).toBe(0)
    for (const agency of agencies) world.kit(agency).answers.set('/register/entries', { status: 503, body: {} })
    expect(await world.simpul(['matrix'])).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^simpul: Nobody gave the register: /),
    })
  })

  it.each([
    ['with entries cut off', () => ({ entries: [], head: world.hub.head(new Date()) }), 'entries, and 0 came.'],
    ['with an altered entry', (query: unknown) => altered(query), 'signed'],
    [
      'without a head',
      (query: unknown) => ({ ...world.entriesAfter(query), head: null }),
      'No signed head came with the register.',
    ],
  ])('believes no register %s', async (_, answer, because) => {
    world.kit('forum-pmi-jember').answers.set('/register/entries', answer)
    const { out, err } = await world.simpul([
      'matrix',
      '--agency',
      'ngo',
      '--json',
      '--register',
      `${world.agencyUrls['forum-pmi-jember']}/`,
    ])
    const { rows, isFresh } = out === '' ? { rows: [], isFresh: false } : JSON.parse(out)
    const personal = rows.filter((row: { class: string }) => row.class === 'PERSONAL')
    expect({ isFresh, personal }).toEqual({ isFresh: false, personal: [] })
    expect(err).toContain(because)
  })
})

function altered(query: unknown) {
  const { entries, head } = world.entriesAfter(query)
  return { head, entries: entries.map((entry) => (entry.seq === 2 ? { ...entry, at: '2020-01-01T00:00:00Z' } : entry)) }
}

describe('simpul explain', () => {
  const query = '{ worker(id: "w") { fullName maritalStatus nik filedPlacements { flight } } }'
  const purpose = ['--purpose', 'PROTECTION']

  it('says of each field whether it is offered, agreed, cleared, for which rows, and what would open the rest', async () => {
    const { code, out, err } = await world.as('migrant-care-jember/caseworker', ['explain', query, ...purpose])
    const cells = new Map(
      out
        .split('\n')
        .map((line) => line.split(/ {2,}/))
        .map(([field = '', ...rest]) => [field, rest]),
    )
    const agreed = expect.stringMatching(/^pks-protection-\d{4} until \d{4}-\d\d-\d\d$/)
    const rows = (field: string) => cells.get(field)?.slice(2)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(rows('Worker.fullName')).toEqual([
      'yes',
      agreed,
      'yes',
      'GRANTED on CONSENT',
      '-',
      'open where a grant is live',
    ])
    expect(rows('Worker.maritalStatus')).toEqual(['yes', '-', 'yes', '-', '-', 'closed: NOT_AGREED'])
    expect(rows('Worker.nik')).toEqual(['no', '-', 'yes', '-', '-', 'closed: NOT_OFFERED'])
    expect(rows('FiledPlacement.flight')).toEqual(['yes', '-', 'yes', '-', '-', 'closed: LINE_OUTDATED'])
    expect(out).toContain(
      'simpul agreement draft --form pks-protection --with disnaker-jember --field Worker.maritalStatus --for PROTECTION.',
    )
    expect(world.kit('migrant-care-jember').received).toEqual([])
  })

  it.each([
    ['LIVE', 'open'],
    ['WITHDRAWN', 'closed: NO_GRANT'],
    [undefined, 'closed: NO_GRANT'],
  ])('asks one’s own agency, and no other, for the grant: %s', async (state, verdict) => {
    const grant = {
      id: 'g',
      subject: worker,
      owner: 'disnaker-jember',
      recipient: 'migrant-care-jember',
      purposes: ['PROTECTION'],
      basis: 'CONSENT',
    }
    world
      .kit('migrant-care-jember')
      .answers.set('grantList', { grants: state === undefined ? [] : [{ ...grant, state }] })
    world.kit('migrant-care-jember').answers.set('emergencyList', { emergencies: [] })
    const { out } = await world.as('migrant-care-jember/caseworker', [
      'explain',
      query,
      ...purpose,
      '--worker',
      worker,
      '--json',
    ])
    const [name] = JSON.parse(out).fields.filter(({ field }: { field: string }) => field === 'Worker.fullName')
    expect(name.grant).toBe(state ?? 'NONE')
    expect(name.verdict === 'OPEN' ? 'open' : `closed: ${name.reason}`).toBe(verdict)
    expect(
      agencies.flatMap((agency) =>
        world.kit(agency).received.map(({ operation, input }) => [agency, operation, input]),
      ),
    ).toEqual([
      ['migrant-care-jember', 'grantList', { subject: worker }],
      ['migrant-care-jember', 'emergencyList', {}],
    ])
  })

  it('counts an open emergency where the owner offers a field on vital interest', async () => {
    const parties = { owner: 'disnaker-jember', recipient: 'migrant-care-jember' }
    const emergency = { id: 'e', subject: worker, ...parties, purposes: ['PROTECTION'], state: 'OPEN' }
    const { answers } = world.kit('migrant-care-jember')
    answers.set('grantList', { grants: [] })
    const explained = async (state: string) => {
      answers.set('emergencyList', { emergencies: [{ ...emergency, state }] })
      const args = ['explain', '{ worker(id: "w") { isMinor } }', ...purpose, '--worker', worker, '--json']
      const { out } = await world.as('migrant-care-jember/caseworker', args)
      const [{ verdict, grant, opens }] = JSON.parse(out).fields
      return { verdict, grant, opens }
    }
    expect(await explained('OPEN')).toEqual({ verdict: 'OPEN', grant: 'LIVE', opens: undefined })
    expect(await explained('CLOSED')).toEqual({
      verdict: 'CLOSED',
      grant: 'OVER',
      opens: `It is offered in an emergency alone: simpul emergency open --subject ${worker} --owner disnaker-jember --for PROTECTION --reason TEXT.`,
    })
  })

  it('explains the rest where one’s own agency does not answer', async () => {
    const { code, err } = await world.as('migrant-care-jember/caseworker', [
      'explain',
      query,
      ...purpose,
      '--worker',
      worker,
    ])
    expect({ code, err }).toEqual({
      code: 0,
      err: 'Your own agency did not say which grants are live. There is no such operation.\n',
    })
  })

  it('explains what the public and a person read of themselves, and is strict where asked', async () => {
    const runs = [
      await world.simpul(['explain', '{ worker(id: "w") { fullName } }', '--json']),
      await world.as('subjects/worker', ['explain', '{ worker(id: "w") { fullName } }', '--json']),
      await world.simpul(['explain', '{ worker(id: "w") { fullName } }', '--strict']),
    ]
    const fields = runs.slice(0, 2).map(({ out }) => JSON.parse(out).fields[0])
    expect(fields).toMatchObject([
      { verdict: 'CLOSED', reason: 'NOT_OFFERED', opens: 'Sign in: the public reads only what is PUBLIC.' },
      { verdict: 'SOME_ROWS', rows: ['SUBJECT'] },
    ])
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 3])
  })
})

describe('simpul doctor', () => {
  const note = /guards against mistakes, not against the operator/

  it('finds a hub well, warns of what is to be known, and says what it guards against', async () => {
    await mkdir(join(world.folder, 'keys', 'disnaker-jember'), { recursive: true })
    const [{ x } = { x: '' }] = [world.hub.keys.get('disnaker-jember')].flatMap((key) => key ?? [])
    await writeFile(join(world.folder, 'keys', 'disnaker-jember', 'signing-key.json'), JSON.stringify({ x }), {
      mode: 0o600,
    })
    const { code, out, err } = await world.simpul(['doctor'])
    expect({ code, err, out }).toEqual({ code: 0, err: '', out: expect.stringMatching(note) })
    expect(out).toMatch(/\nNothing is wrong\.\n/)
    expect(out).toMatch(/\nwarning {2}lines fit .*FiledPlacement\.flight changed after it was signed/)
    expect(out).not.toContain('WRONG')
  })

  it('with --json says what is wrong, one finding each, and ends with 1', async () => {
    const open = join(world.folder, 'keys', 'disnaker-jember', 'database.json')
    const stranger = join(world.folder, 'keys', 'migrant-care-jember')
    await writeFile(open, '{}', { mode: 0o644 })
    await mkdir(stranger, { recursive: true })
    await writeFile(join(stranger, 'signing-key.json'), '{"x":"another"}', { mode: 0o600 })
    world.kit('disnaker-jember').answers.set('/readyz', {
      status: 503,
      body: { status: 'not ready', because: 'the database does not answer' },
    })
    world.kit('p3mi-in-era-sejahtera').answers.set('/register/entries', (query) => ({
      ...world.entriesAfter(query),
      entries: world.entriesAfter(query).entries.filter(({ seq }) => seq < 20),
      head: world.hub.head(new Date(Date.now() - 7_200_000), 19),
    }))
    world.kit('migrant-care-jember').answers.set('/register/entries', (query) => altered(query))
    world.kit('forum-pmi-jember').answers.set('/register/entries', (query) => ({
      ...world.entriesAfter(query),
      head: world.hub.head(new Date(Date.now() + 60_000)),
    }))
    const { code, out } = await world.simpul(['doctor', '--json'])
    const { isFine, findings, note: said } = JSON.parse(out)
    const wrong = findings
      .filter(({ level }: { level: string }) => level === 'wrong')
      .map(({ sentence }: { sentence: string }) => sentence)
    await rm(join(world.folder, 'keys'), { recursive: true })
    expect({ code, isFine, said }).toEqual({ code: 1, isFine: false, said: expect.stringMatching(note) })
    expect(wrong).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/answers 503: the database does not answer\.$/),
        expect.stringMatching(/^migrant-care-jember holds another register than the others\./),
        expect.stringMatching(/^The forum last vouched 7200 s ago/),
        expect.stringMatching(/^the head that forum-pmi-jember has is 60 s ahead of this clock/),
        expect.stringMatching(/^keys\/disnaker-jember\/database\.json has mode 0644; it must be 0600\.$/),
        'The register knows another key of migrant-care-jember than the one kept here.',
      ]),
    )
  })

  it('says that nothing is founded where there is no founding file', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'simpul-empty-'))
    const { code, out } = await world.simpul(['doctor', '--folder', empty])
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringMatching(/WRONG +founding file .* is not there: nothing says whose keys are believed\./),
    })
    await rm(empty, { recursive: true })
  })
})
