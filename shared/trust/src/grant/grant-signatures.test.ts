import { keySigner } from '../signer.ts'
import { newSigningKey, publicOf } from '../signing-key.ts'
import { signStatementNow } from '../statement/detached.ts'
import { subjectKeyThumbprint } from '../statement/subject-statement.ts'
import { dpopKey } from '../testing.ts'
import { type GrantDocument, grantDigest, grantDocumentSchema, readGrant, wordsDigest } from './grant-document.ts'
import {
  grantFaults,
  grantMissing,
  signGrant,
  signGrantAsSubject,
  signGrantNow,
  withSignature,
} from './grant-signatures.ts'
import { isGrantLive } from './is-grant-live.ts'

const disnaker = 'disnaker-jember'
const migrantCare = 'migrant-care-jember'
const p3mi = 'p3mi-in-era-sejahtera'
const keys = new Map([disnaker, migrantCare, p3mi].map((id) => [id, newSigningKey().privateKey]))
const keyAt = (id: string) => keys.get(id) ?? newSigningKey().privateKey
const keyOf = (id: string) => (keys.has(id) ? publicOf(keyAt(id)) : undefined)
const subject = dpopKey()
const subjectProof = subjectKeyThumbprint(subject.privateKey)

const words = { language: 'id', text: 'Saya mengizinkan.' }
/** Migrant CARE asks Disnaker, and wrote the permission down itself. */
const taken: GrantDocument = readGrant({
  id: 'grant-1',
  subject: 'b7c9b5a0-8f0e-4a53-9a75-0e3c2f7d1b11',
  owner: disnaker,
  recipient: migrantCare,
  purposes: ['PROTECTION'],
  basis: 'CONSENT',
  words,
  wordsDigest: wordsDigest(words),
  evidenceDigest: 'e'.repeat(64),
  takenBy: { agency: migrantCare, person: 'caseworker' },
  givenAt: '2026-06-01T09:00:00+07:00',
  until: '2027-06-01T09:00:00+07:00',
  signatures: [],
})
const byRecipient = signGrantNow(taken, migrantCare, keyAt(migrantCare))
const byBoth = signGrantNow(byRecipient, disnaker, keyAt(disnaker))
const bySubject = signGrantAsSubject(byRecipient, subject.privateKey)
const faultOf = (document: GrantDocument) => grantFaults(document, { keyOf, subjectProof })
const isLive = (document: GrantDocument) => {
  const now = new Date('2026-07-01T03:00:00Z')
  return isGrantLive(document, { recordedAt: now, withdrawnAt: undefined, now })
}

describe('signing a grant', () => {
  it('changes nothing of what is signed, and reads back the same', async () => {
    expect(grantDigest(byBoth)).toBe(grantDigest(taken))
    expect(readGrant(JSON.parse(JSON.stringify(bySubject)))).toEqual(bySubject)
    expect(await signGrant(taken, migrantCare, keySigner(keyAt(migrantCare)))).toEqual(byRecipient)
  })

  it('again replaces a signature', () => {
    const again = signGrantNow(byBoth, migrantCare, keyAt(migrantCare))
    expect(again.signatures.map(({ by }) => by)).toEqual([disnaker, migrantCare])
    expect(faultOf(again)).toBeUndefined()
  })
})

describe('who must still sign', () => {
  const byOwner: GrantDocument = { ...taken, takenBy: { agency: disnaker, person: 'officer' } }

  it.each<[string, GrantDocument, readonly string[], boolean]>([
    ['a grant that nobody signed', taken, [migrantCare], false],
    ['one that its taker, the recipient, signed', byRecipient, [disnaker, 'subject'], false],
    ['one that the owner signed too', byBoth, [], true],
    ['one that the subject signed too', bySubject, [], true],
    ['one that only the subject signed', signGrantAsSubject(taken, subject.privateKey), [migrantCare], false],
    ['one that its taker, the owner, signed', signGrantNow(byOwner, disnaker, keyAt(disnaker)), [], true],
    [
      'one that only the recipient of the owner’s signed',
      signGrantNow(byOwner, migrantCare, keyAt(migrantCare)),
      [disnaker],
      false,
    ],
    [
      'one with empty signatures',
      { ...taken, signatures: [migrantCare, disnaker].map((by) => ({ by, jws: null })) },
      [migrantCare],
      false,
    ],
  ])('of %s', (_, document, missing, live) => {
    expect([grantMissing(document), isLive(document)]).toEqual([missing, live])
  })
})

describe('grantFaults', () => {
  it.each<[string, GrantDocument, string | undefined]>([
    ['no signature yet', taken, undefined],
    ['the recipient’s', byRecipient, undefined],
    ['both agencies’', byBoth, undefined],
    ['the recipient’s and the subject’s', bySubject, undefined],
    [
      'an empty one',
      { ...taken, signatures: [{ by: migrantCare, jws: null }] },
      'The signature in the name of migrant-care-jember is missing.',
    ],
    [
      'one in the owner’s name by the recipient, who grants to itself',
      withSignature(byRecipient, disnaker, signGrantNow(taken, disnaker, keyAt(migrantCare)).signatures[0]?.jws ?? ''),
      'The signature of disnaker-jember is not genuine.',
    ],
    [
      'the recipient’s own once more, in the owner’s name',
      withSignature(byRecipient, disnaker, byRecipient.signatures[0]?.jws ?? ''),
      'The signature of disnaker-jember is not genuine.',
    ],
    [
      'the recipient’s own once more, in the subject’s name',
      withSignature(byRecipient, 'subject', byRecipient.signatures[0]?.jws ?? ''),
      'The subject’s signature is not genuine.',
    ],
    [
      'one in the subject’s name by a key that the recipient drew',
      signGrantAsSubject(byRecipient, dpopKey().privateKey),
      'The subject’s signature is not genuine.',
    ],
    ['a third agency’s', signGrantNow(byBoth, p3mi, keyAt(p3mi)), 'The grant is signed by a third agency.'],
    [
      'two in one name',
      { ...byRecipient, signatures: [...byRecipient.signatures, ...byRecipient.signatures] },
      'The grant is signed twice in one name.',
    ],
    [
      'genuine ones over a grant that was changed after',
      { ...byBoth, purposes: ['PROTECTION', 'REPATRIATION'] },
      'The signature of migrant-care-jember is not genuine.',
    ],
    [
      'one over the bare digest',
      withSignature(
        taken,
        migrantCare,
        signStatementNow('simpul-grant', { digest: grantDigest(taken) }, keyAt(migrantCare)),
      ),
      'The signature of migrant-care-jember is not genuine.',
    ],
  ])('finds of a grant with %s', (_, document, expected) => {
    expect(faultOf(document)).toBe(expected)
  })

  it('does not take a subject’s signature without knowing the key of the sign-in', () => {
    expect(grantFaults(bySubject, { keyOf })).toBe(
      'The subject’s signature cannot be checked without the key of the sign-in.',
    )
  })

  it('does not take an agency’s without its key, or with the key it had before', () => {
    expect(grantFaults(byBoth, { keyOf: (id) => (id === migrantCare ? keyOf(id) : undefined) })).toBe(
      'The agency disnaker-jember has no key in the register.',
    )
    expect(grantFaults(byBoth, { keyOf: () => newSigningKey().publicKey })).toBe(
      'The signature of migrant-care-jember is not genuine.',
    )
  })

  it('quotes nothing of the grant', () => {
    const said = [bySubject, byBoth].map((document) => grantFaults({ ...document, id: 'grant-2' }, { keyOf })).join()
    expect([said.includes(taken.subject), said.includes(words.text), said.includes('grant-2')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('is for grants that are well formed, which are read first', () => {
    expect(grantDocumentSchema.safeParse(bySubject).success).toBe(true)
  })
})
