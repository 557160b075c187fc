import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AgreementDocument, agreementDigest, jakartaDay } from '@simpul/trust'
import { type OwnerWorld, ownerWorld } from '../testing/owner-world.ts'
import { agreementCommand } from './agreement.ts'

const commands = [agreementCommand]

let world: OwnerWorld

beforeAll(async () => {
  world = await ownerWorld(commands)
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const document: AgreementDocument = {
  kind: 'PKS',
  id: 'pks-protection-2099',
  form: 'pks-protection',
  under: 'mou-jember-2023',
  title: { id: 'Perjanjian berbagi data', en: 'Data-sharing agreement' },
  parties: ['disnaker-jember', 'migrant-care-jember'],
  from: '2099-01-01',
  until: '2099-12-31',
  lines: [
    {
      coordinate: 'Worker.maritalStatus',
      owner: 'disnaker-jember',
      recipient: 'migrant-care-jember',
      purpose: 'PROTECTION',
      basis: 'CONSENT',
      rows: 'GRANTED',
      digest: 'a'.repeat(64),
      retainDays: 730,
      duty: false,
    },
  ],
}
const digest = agreementDigest(document)
describe('simpul agreement', () => {
  it('lists where each stands, with proof, purpose and nothing else', async () => {
    world.kit('disnaker-jember').answers.set('register', {
      isFresh: false,
      freshAt: '2026-07-01T00:00:00Z',
      faults: [],
      admissions: [{ agency: 'lsm-baru' }],
      agreements: [
        { ...listed('mou-jember-2023', 'MOU'), state: 'ACTIVE', warning: 30, missing: [] },
        { ...listed('pks-protection-2026', 'PKS'), state: 'SUSPENDED', suspendedBy: ['migrant-care-jember'] },
        { ...listed('pks-protection-2027', 'PKS'), state: 'PROPOSED', missing: ['migrant-care-jember'] },
      ],
    })
    const { code, out, err } = await world.as('disnaker-jember/head', ['agreement', 'list'])
    expect({ code, out: out.split('\n').map((line) => line.split(/ {2,}/)), err }).toEqual({
      code: 0,
      out: [
        ['agreement', 'kind', 'form', 'parties', 'from', 'until', 'state', 'lines', 'still to sign'],
        expect.anything(),
        ['mou-jember-2023', 'MOU', 'f', 'a b', '2026-01-01', '2026-12-31', 'ACTIVE, ends within 30 days', '3', '-'],
        [
          'pks-protection-2026',
          'PKS',
          'f',
          'a b',
          '2026-01-01',
          '2026-12-31',
          'SUSPENDED by migrant-care-jember',
          '3',
          '-',
        ],
        ['pks-protection-2027', 'PKS', 'f', 'a b', '2026-01-01', '2026-12-31', 'PROPOSED', '3', 'migrant-care-jember'],
        [''],
      ],
      err: `The register was last confirmed at 2026-07-01T00:00:00Z: personal and specific fields wait.
lsm-baru asks to be admitted.
`,
    })
    expect(world.kit('disnaker-jember').received).toEqual([
      {
        operation: 'register',
        input: {},
        person: 'head',
        purpose: 'GOVERNANCE',
        role: undefined,
        keyThumbprint: expect.any(String),
      },
    ])
  })

  it('drafts into a file, asks for just what was named, and overwrites nothing', async () => {
    world.kit('migrant-care-jember').answers.set('agreementDraft', { document, digest, fault: null })
    const file = join(world.folder, 'draft.json')
    const args = ['agreement', 'draft', '--form', 'pks-protection', '--with', 'government', '--out', file]
    const wishes = [
      '--for',
      'protection,REPATRIATION',
      '--field',
      'Worker.maritalStatus',
      '--title',
      'Data',
      '--from',
      'today',
    ]
    const drafted = await world.as('migrant-care-jember/head', [...args, ...wishes])
    expect({ ...drafted, file: JSON.parse(await readFile(file, 'utf8')) }).toEqual({
      code: 0,
      out: `The draft is in ${file}. See what it opens: simpul agreement preview ${file}\n`,
      err: '',
      file: document,
    })
    expect(world.kit('migrant-care-jember').received[0]?.input).toEqual({
      form: 'pks-protection',
      with: 'disnaker-jember',
      from: jakartaDay(new Date()),
      title: { id: 'Data', en: 'Data' },
      coordinates: ['Worker.maritalStatus'],
      purposes: ['PROTECTION', 'REPATRIATION'],
    })
    expect(await world.as('migrant-care-jember/head', args)).toEqual({
      code: 1,
      out: '',
      err: `simpul: ${file} cannot be written. Is it there already?\n`,
    })
  })

  it('writes a draft that could not be signed, says why, and ends with 1', async () => {
    world.kit('migrant-care-jember').answers.set('agreementDraft', { document, digest, fault: 'It has no line.' })
    const args = ['agreement', 'draft', '--form', 'pks-protection', '--with', 'government']
    expect(await world.as('migrant-care-jember/head', args)).toEqual({
      code: 1,
      out: `${JSON.stringify(document, null, 2)}\n`,
      err: 'It could not be signed as it stands. It has no line.\n',
    })
  })

  it('previews a file or an agreement: which fields, to whom, why, how many rows, and what would open nothing', async () => {
    const line = { ...document.lines[0], class: 'PERSONAL', isOutdated: false, closedBecause: null }
    world.kit('disnaker-jember').answers.set('agreementPreview', {
      opens: [
        { ...line, rowsToday: 12, wasOpen: false },
        { ...line, coordinate: 'Worker.id', basis: 'LAW', duty: true, rowsToday: null, wasOpen: true },
        { ...line, coordinate: 'Worker.gone', rowsToday: 0, wasOpen: false, closedBecause: 'NOT_OFFERED' },
      ],
      fault: null,
    })
    const file = join(world.folder, 'previewed.json')
    await writeFile(file, JSON.stringify(document))
    const runs = [
      await world.as('disnaker-jember/head', ['agreement', 'preview', file]),
      await world.as('disnaker-jember/head', ['agreement', 'preview', '-'], JSON.stringify(document)),
      await world.as('disnaker-jember/head', ['agreement', 'preview', 'pks-protection-2099']),
    ]
    const out = `field                 class     from             to whom              purpose     basis       rows     rows today  kept days  already open?
--------------------  --------  ---------------  -------------------  ----------  ----------  -------  ----------  ---------  -------------------------
Worker.maritalStatus  PERSONAL  disnaker-jember  migrant-care-jember  PROTECTION  CONSENT     GRANTED  12          730        no
Worker.id             PERSONAL  disnaker-jember  migrant-care-jember  PROTECTION  LAW (duty)  GRANTED  -           730        yes
Worker.gone           PERSONAL  disnaker-jember  migrant-care-jember  PROTECTION  CONSENT     GRANTED  0           730        stays closed: NOT_OFFERED

1 line would open what is closed today; 1 open already. 1 line would open nothing.
`
    expect(runs).toEqual(Array(3).fill({ code: 0, out, err: '' }))
    expect(world.kit('disnaker-jember').received.map(({ input }) => input)).toEqual([
      { document },
      { document },
      { agreement: 'pks-protection-2099' },
    ])
  })

  it('proposes a document and says how it is signed', async () => {
    world.kit('disnaker-jember').answers.set('agreementPropose', { agreement: document.id, digest, seq: 23 })
    const proposed = await world.as('disnaker-jember/head', ['agreement', 'propose', '-'], JSON.stringify(document))
    expect(proposed).toEqual({
      code: 0,
      err: '',
      out: `pks-protection-2099 is proposed (entry 23 of the register).
Digest: ${digest}
Each party signs it: simpul agreement sign --as WHO pks-protection-2099
`,
    })
  })

  describe('sign', () => {
    const found = {
      document,
      digest,
      state: 'PROPOSED',
      signedBy: ['disnaker-jember'],
      missing: [],
      outdated: ['Worker.id'],
    }
    const args = ['agreement', 'sign', document.id]
    const signed = () =>
      world.kit('migrant-care-jember').received.filter(({ operation }) => operation === 'agreementSign')

    beforeEach(() => {
      world.kit('migrant-care-jember').answers.set('agreementDocument', found)
      world
        .kit('migrant-care-jember')
        .answers.set('agreementSign', { agreement: document.id, seq: 24, state: 'NOT_YET' })
    })

    it('shows what is signed, and signs the digest that was shown', async () => {
      const { code, out, err } = await world.as('migrant-care-jember/head', [...args, '--yes'])
      expect({ code, out, err }).toEqual({
        code: 0,
        err: '',
        out: `agreement      pks-protection-2099
title          Perjanjian berbagi data
               Data-sharing agreement
parties        disnaker-jember, migrant-care-jember
days           2099-01-01 to 2099-12-31
under          mou-jember-2023
lines          1; "simpul agreement preview pks-protection-2099" shows each
changed since  Worker.id
signed by      disnaker-jember
digest         ${digest}

migrant-care-jember has signed it. It is NOT_YET.
`,
      })
      expect(signed()).toMatchObject([{ input: { agreement: document.id, digest }, person: 'head' }])
    })

    it('takes the digest that the signer has read', async () => {
      expect(await world.as('migrant-care-jember/head', [...args, '--digest', digest, '--json'])).toEqual({
        code: 0,
        err: '',
        out: '{"agreement":"pks-protection-2099","seq":24,"state":"NOT_YET"}\n',
      })
      expect(signed()).toHaveLength(1)
    })

    it.each([
      ['nobody said yes', found, [], 2, `Nothing was signed. To sign this document say --yes, or --digest ${digest}.`],
      [
        'the signer has read another document',
        found,
        ['--digest', 'b'.repeat(64)],
        1,
        `Nothing was signed: the digest of ${document.id} is ${digest}, not ${'b'.repeat(64)}.`,
      ],
      [
        'the agency names another digest than its document has',
        { ...found, digest: 'b'.repeat(64) },
        ['--yes'],
        1,
        'Nothing was signed: the agency names another digest than its document has.',
      ],
      [
        'the document is of an unknown form',
        { ...found, document: { ...document, secretly: true } },
        ['--yes'],
        1,
        'Nothing was signed: the document is of a form that this program does not know.',
      ],
    ])('signs nothing where %s', async (_, answer, more, code, message) => {
      world.kit('migrant-care-jember').answers.set('agreementDocument', answer)
      expect(await world.as('migrant-care-jember/head', [...args, ...more])).toMatchObject({
        code,
        err: `simpul: ${message}\n`,
      })
      expect(signed()).toEqual([])
    })
  })

  it.each([
    ['suspend', 'agreementSuspend', 'SUSPENDED', 'Your agency takes it back by signing the same document again.'],
    [
      'terminate',
      'agreementTerminate',
      'TERMINATED',
      'It never opens anything again; what follows it is a new agreement.',
    ],
  ])('%ss at once, and says where the register has yet to hear of it', async (part, operation, state, after) => {
    const answer = { agreement: document.id, seq: null, isWaiting: true, state }
    world.kit('disnaker-jember').answers.set(operation, answer)
    expect(await world.as('disnaker-jember/head', ['agreement', part, document.id, '--reason', 'Ditinjau'])).toEqual({
      code: 0,
      out: `${document.id} is ${state}. ${after}\n`,
      err: 'It acts at your own agency now. The register cannot be reached and will have it when it can be.\n',
    })
    expect(world.kit('disnaker-jember').received).toMatchObject([
      { operation, input: { agreement: document.id, reason: 'Ditinjau' } },
    ])
  })
})

function listed(id: string, kind: string) {
  const common = { form: 'f', parties: ['a', 'b'], from: '2026-01-01', until: '2026-12-31', lines: 3 }
  return { id, kind, ...common, signedBy: [], missing: [], warning: null }
}
