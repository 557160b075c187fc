import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSignedBySubject, sha256Hex } from '@simpul/trust'
import { z } from 'zod'
import { type OwnerWorld, ownerWorld } from '../testing/owner-world.ts'
import { accessCommand } from './access.ts'
import { bindingCommand } from './binding.ts'
import { emergencyCommand } from './emergency.ts'
import { grantCommand } from './grant.ts'

const commands = [grantCommand, accessCommand, emergencyCommand, bindingCommand]
const signedSchema = z.object({ variables: z.object({ signature: z.string() }) })

const worker = '6f1c2f0e-3d7b-4b8e-9a56-0f0a4a0f1c11'

let world: OwnerWorld

beforeAll(async () => {
  world = await ownerWorld(commands)
})
beforeEach(() => world.reset())
afterAll(() => world.close())

describe('simpul grant', () => {
  const view = {
    id: 'g-1',
    subject: worker,
    owner: 'disnaker-jember',
    recipient: 'migrant-care-jember',
    purposes: ['PROTECTION'],
    basis: 'CONSENT',
    state: 'WAITING',
    until: '2027-03-31T16:59:59.000Z',
    missing: ['disnaker-jember', 'subject'],
  }
  const terms = ['--owner', 'government', '--recipient', 'ngo', '--for', 'PROTECTION', '--until', '2027-03-31']
  const words = `Saya mengizinkan Migrant CARE Jember membaca data saya yang disimpan oleh Dinas Tenaga Kerja Kabupaten Jember. Izin ini hanya untuk keperluan pelindungan, dan berlaku sampai 2027-03-31. Setiap kali Migrant CARE Jember bertanya tentang saya, Dinas Tenaga Kerja Kabupaten Jember mengetahuinya. Saya boleh menarik izin ini kapan saja tanpa menyebut alasan, kepada salah satu dari keduanya; sesudah itu data saya tidak dapat dibaca lagi. Pelayanan kepada saya tetap sama, baik saya mengizinkan maupun tidak.`

  it('prints the words without asking anybody', async () => {
    expect(await world.simpul(['grant', 'words', ...terms])).toEqual({ code: 0, out: `${words}\n`, err: '' })
  })

  it('gives with those words, and sends of the evidence only its digest', async () => {
    world.kit('migrant-care-jember').answers.set('grantGive', { ...view, words: { language: 'id', text: words } })
    const evidence = join(world.folder, 'evidence.ogg')
    await writeFile(evidence, 'a voice')
    const args = [
      'grant',
      'give',
      '--subject',
      worker,
      ...terms,
      '--evidence',
      evidence,
      '--given-at',
      '2026-07-01T09:30',
    ]
    const { code, out, err } = await world.as('migrant-care-jember/caseworker', args)
    expect({ code, err, out }).toEqual({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^The words it stands on:\n\n {2}Saya mengizinkan .*\n\ngrant {2}worker.*\n.*\ng-1 {4}6f1c2f0e.* WAITING /,
      ),
    })
    expect(world.kit('migrant-care-jember').received).toEqual([
      {
        operation: 'grantGive',
        person: 'caseworker',
        purpose: 'PROTECTION',
        role: undefined,
        keyThumbprint: expect.any(String),
        input: {
          subject: worker,
          owner: 'disnaker-jember',
          recipient: 'migrant-care-jember',
          purposes: ['PROTECTION'],
          basis: 'CONSENT',
          words,
          evidenceDigest: sha256Hex('a voice'),
          takenOffline: '2026-07-01T09:30:00+07:00',
          until: '2027-03-31T23:59:59+07:00',
        },
      },
    ])
  })

  it('gives with a guardian and words of a file', async () => {
    world.kit('migrant-care-jember').answers.set('grantGive', view)
    const file = join(world.folder, 'words.txt')
    await writeFile(file, 'Kata-kata lain.\n')
    const guardian = ['--guardian', 'p-12', '--relation', 'ibu']
    const args = ['grant', 'give', '--subject', worker, ...terms, '--evidence', file, '--words', file, ...guardian]
    expect((await world.as('migrant-care-jember/caseworker', args)).code).toBe(0)
    expect(world.kit('migrant-care-jember').received[0]?.input).toMatchObject({
      words: 'Kata-kata lain.',
      guardian: { person: 'p-12', relation: 'ibu' },
    })
  })

  it.each([
    ['list', ['--subject', worker], 'grantList', { subject: worker }, { grants: [view] }],
    ['confirm', ['g-1'], 'grantConfirm', { grant: 'g-1' }, view],
    ['withdraw', ['g-1', '--reason', 'diminta'], 'grantWithdraw', { grant: 'g-1', reason: 'diminta' }, view],
  ])('%ss', async (part, args, operation, input, answer) => {
    world.kit('disnaker-jember').answers.set(operation, answer)
    const runs = [
      await world.as('disnaker-jember/officer', ['grant', part, ...args]),
      await world.as('disnaker-jember/officer', ['grant', part, ...args, '--json']),
    ]
    expect(runs).toEqual([
      {
        code: 0,
        err: '',
        out: expect.stringContaining('WAITING  2027-03-31T16:59:59.000Z  disnaker-jember subject\n'),
      },
      { code: 0, err: '', out: `${JSON.stringify(answer)}\n` },
    ])
    expect(world.kit('disnaker-jember').received.map((one) => [one.operation, one.input])).toEqual(
      Array(2).fill([operation, input]),
    )
  })

  describe('of somebody who signs in as the person', () => {
    const about = { ...view, words: { language: 'id', text: words }, digest: 'c'.repeat(64) }
    const gateway = () => world.kit('forum-pmi-jember')

    it('lists what agencies keep of them, and says who did not answer', async () => {
      gateway().answers.set('/graphql', {
        data: { grants: [about] },
        errors: [{ message: 'PT. In Era Sejahtera did not answer.' }],
      })
      expect(await world.as('subjects/worker', ['grant', 'list'])).toEqual({
        code: 0,
        out: expect.stringMatching(/\ng-1 .* WAITING /),
        err: 'PT. In Era Sejahtera did not answer.\n',
      })
      expect(gateway().received).toMatchObject([
        { person: 'worker', purpose: 'SUBJECT_ACCESS', input: { query: expect.stringContaining('grants: myGrants') } },
      ])
    })

    it('confirms with the key of their sign-in, and only the words that were shown', async () => {
      gateway().answers.set('/graphql', (input) => ({
        data: { grants: JSON.stringify(input).includes('confirmGrant') ? { ...about, state: 'LIVE' } : [about] },
      }))
      const unsure = await world.as('subjects/worker', ['grant', 'confirm', 'g-1'])
      expect(unsure).toEqual({
        code: 2,
        out: `${words}\n\n`,
        err: 'simpul: Nothing was confirmed. To agree to these words say --yes.\n',
      })
      const { code, out } = await world.as('subjects/worker', ['grant', 'confirm', 'g-1', '--yes'])
      expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/\ng-1 .* LIVE /) })
      const asked = gateway().received.at(-1)
      const { signature } = signedSchema.parse(asked?.input).variables
      const payload = { digest: about.digest, by: 'subject' }
      const thumbprint = asked?.keyThumbprint ?? ''
      expect(await isSignedBySubject(thumbprint, { type: 'simpul-grant', payload, jws: signature })).toBe(true)
    })

    it('withdraws, and need not say why', async () => {
      gateway().answers.set('/graphql', { data: { grants: { ...about, state: 'WITHDRAWN' } } })
      expect(await world.as('subjects/worker', ['grant', 'withdraw', 'g-1', '--json'])).toMatchObject({
        code: 0,
        err: '',
      })
      expect(gateway().received).toMatchObject([{ input: { variables: { grant: 'g-1' } } }])
    })

    it.each([
      [['confirm', 'another', '--yes'], { data: { grants: [about] } }, 'There is no such grant about you.'],
      [['withdraw', 'g-1'], { data: { grants: null }, errors: [{ message: 'Not yours.' }] }, 'Not yours.'],
      [['list'], { data: null, errors: [{ message: 'Sign in.' }] }, 'Sign in.'],
    ])('%j is refused in a sentence', async (args, answer, message) => {
      gateway().answers.set('/graphql', answer)
      expect(await world.as('subjects/worker', ['grant', ...args])).toEqual({
        code: 1,
        out: '',
        err: `simpul: ${message}\n`,
      })
    })
  })
})

describe('simpul access, emergency and binding', () => {
  it('lists what partners ask for', async () => {
    const request = {
      id: 'r-1',
      agency: 'migrant-care-jember',
      coordinates: ['Worker.nik', 'Worker.sex'],
      answerBy: '2026-07-15',
    }
    world.kit('disnaker-jember').answers.set('accessList', {
      requests: [{ ...request, purpose: 'PROTECTION', state: 'ASKED', reason: 'Kasus' }],
    })
    expect((await world.as('disnaker-jember/head', ['access', 'list'])).out).toMatch(
      /\nr-1 {6}migrant-care-jember {2}Worker\.nik Worker\.sex {2}PROTECTION {2}ASKED {2}2026-07-15 {2}Kasus\n$/,
    )
  })

  it('accepts into drafts, each in a file of its own, and says that nothing is open', async () => {
    world.kit('disnaker-jember').answers.set('accessAnswer', {
      request: { id: 'r-1', state: 'ACCEPTED' },
      drafts: [{ document: { id: 'one' } }, { document: { id: 'other' } }],
    })
    const file = join(world.folder, 'accepted.json')
    const args = ['access', 'answer', 'r-1', '--answer', 'accept', '--out', file]
    const second = join(world.folder, 'accepted-2.json')
    expect(await world.as('disnaker-jember/head', args)).toEqual({
      code: 0,
      out: 'id     r-1\nstate  ACCEPTED\n',
      err: `Nothing is open yet: preview, propose and sign ${file} and ${second}.\n`,
    })
    expect(JSON.parse(await readFile(second, 'utf8')).id).toBe('other')
    expect(world.kit('disnaker-jember').received[0]?.input).toEqual({ request: 'r-1', answer: 'ACCEPT' })
  })

  it.each([
    [
      'access',
      ['answer', 'r-1', '--answer', 'ask-back', '--text', 'Mengapa?'],
      'accessAnswer',
      { request: { id: 'r-1' } },
      { request: 'r-1', answer: 'ASK_BACK', text: 'Mengapa?' },
      'head',
    ],
    [
      'emergency',
      ['open', '--subject', worker, '--owner', 'government', '--for', 'PROTECTION', '--reason', 'Bahaya'],
      'emergencyOpen',
      { id: 'e-1' },
      { subject: worker, owner: 'disnaker-jember', purposes: ['PROTECTION'], reason: 'Bahaya' },
      'caseworker',
    ],
    ['emergency', ['confirm', 'e-1'], 'emergencyConfirm', { id: 'e-1' }, { emergency: 'e-1' }, 'supervisor'],
    [
      'emergency',
      ['review', 'e-1', '--not-upheld', '--note', 'Bukan'],
      'emergencyReview',
      { id: 'e-1' },
      { emergency: 'e-1', isUpheld: false, note: 'Bukan' },
      'supervisor',
    ],
    [
      'binding',
      ['sign', '--person', 'worker', '--worker', worker],
      'bindingSign',
      { binding: { id: 'b-1' } },
      { person: 'worker', worker },
      'caseworker',
    ],
  ])('%s %j asks %s', async (group, args, operation, answer, input, person) => {
    const agency = person === 'head' ? 'disnaker-jember' : 'migrant-care-jember'
    world.kit(agency).answers.set(operation, answer)
    const { code, out } = await world.as(`${agency}/${person}`, [group, ...args])
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^id {2}[reb]-1\n$/) })
    expect(world.kit(agency).received).toMatchObject([{ operation, input, person }])
  })

  it('lists emergencies', async () => {
    const emergency = {
      id: 'e-1',
      subject: worker,
      owner: 'a',
      recipient: 'b',
      purposes: ['PROTECTION'],
      state: 'OPEN',
    }
    world.kit('migrant-care-jember').answers.set('emergencyList', { emergencies: [emergency] })
    const { out } = await world.as('migrant-care-jember/supervisor', ['emergency', 'list'])
    expect(out.split('\n')[2]).toMatch(/^e-1 .* OPEN {3}- {7}-$/)
  })
})
