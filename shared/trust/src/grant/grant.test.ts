import { refusal } from '../testing.ts'
import { type GrantDocument, grantDigest, readGrant, wordsDigest } from './grant-document.ts'
import { isGrantLive } from './is-grant-live.ts'

const disnaker = 'disnaker-jember'
const migrantCare = 'migrant-care-jember'
const words = { language: 'id', text: 'Saya mengizinkan Disnaker menunjukkan data saya kepada Migrant CARE.' }
const takenByRecipient = { agency: migrantCare, person: 'worker-12' }
const takenByOwner = { agency: disnaker, person: 'officer-3' }
const by = (...parties: readonly string[]) => parties.map((party) => ({ by: party, jws: 'head..signature' }))

const grant: GrantDocument = {
  id: 'grant-1',
  subject: '7f6f0c52-6f4b-4b58-9a0e-0d6b6a1c9a11',
  owner: disnaker,
  recipient: migrantCare,
  purposes: ['PROTECTION', 'REPATRIATION'],
  basis: 'CONSENT',
  words,
  wordsDigest: wordsDigest(words),
  evidenceDigest: 'e'.repeat(64),
  takenBy: takenByRecipient,
  givenAt: '2026-06-01T09:00:00+07:00',
  until: '2026-12-01T00:00:00+07:00',
  signatures: by(migrantCare, 'subject'),
}

describe('readGrant', () => {
  it('reads a grant, also one that a guardian gave', () => {
    expect(readGrant(grant)).toEqual(grant)
    const guardian = { person: 'guardian-1', relation: 'ibu' }
    expect(readGrant({ ...grant, guardian })).toEqual({ ...grant, guardian })
  })

  it.each<[string, object, string]>([
    [
      'between an agency and itself',
      { recipient: disnaker, takenBy: takenByOwner },
      'it is between an agency and itself',
    ],
    [
      'taken by a third agency',
      { takenBy: { agency: 'forum-pmi-jember', person: 'a' } },
      'it was taken by a third agency',
    ],
    [
      'with other words than were shown',
      { words: { ...words, text: 'Semua.' } },
      'it has another digest than its words',
    ],
    ['without a purpose', { purposes: [] }, 'purposes '],
    ['with a purpose twice', { purposes: ['PROTECTION', 'PROTECTION'] }, 'it names a purpose twice'],
    ['for the subject’s own purpose', { purposes: ['SUBJECT_ACCESS'] }, 'it names a purpose that is the subject’s own'],
    ['on the basis of an emergency', { basis: 'VITAL_INTEREST' }, 'basis '],
    ['that ends before it begins', { until: '2026-01-01T00:00:00Z' }, 'it ends before it begins'],
    ['without an end', { until: undefined }, 'until must be a time'],
    ['without evidence', { evidenceDigest: '' }, 'evidenceDigest must be a SHA-256 in hex'],
    ['with a member nobody knows', { nik: '1' }, 'nik'],
  ])('refuses one %s', async (_, change, fault) => {
    expect(await refusal(() => readGrant({ ...grant, ...change }))).toBe('GRANT_INVALID')
    expect(() => readGrant({ ...grant, ...change })).toThrow(fault)
  })

  it('quotes nothing of what the grant holds', () => {
    expect(() => readGrant({ ...grant, subject: 1, owner: 'SECRET NAME' })).not.toThrow('SECRET')
  })
})

describe('grantDigest', () => {
  it('covers everything but the signatures', () => {
    expect(grantDigest({ ...grant, signatures: [] })).toBe(grantDigest(grant))
    expect(grantDigest({ ...grant, until: '2027-01-01T00:00:00Z' })).not.toBe(grantDigest(grant))
    expect(grantDigest(grant)).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('isGrantLive', () => {
  const recordedAt = new Date('2026-06-02T00:00:00Z')
  const now = new Date('2026-07-01T00:00:00Z')
  const recorded = { recordedAt, withdrawnAt: undefined, now }

  it.each<[string, object, boolean]>([
    ['recorded', {}, true],
    ['not recorded yet', { recordedAt: undefined }, false],
    ['before it was recorded', { now: new Date('2026-06-01T23:59:59Z') }, false],
    ['when it is recorded', { now: recordedAt }, true],
    ['at its last moment', { now: new Date('2026-11-30T16:59:59.999Z') }, true],
    ['when it is over', { now: new Date('2026-11-30T17:00:00Z') }, false],
    ['when its withdrawal arrives', { withdrawnAt: now }, false],
    ['after its withdrawal', { withdrawnAt: new Date('2026-06-15T00:00:00Z') }, false],
    ['before its withdrawal', { withdrawnAt: new Date('2026-07-01T00:00:01Z') }, true],
    ['withdrawn at no time', { withdrawnAt: new Date(Number.NaN) }, false],
    ['recorded at no time', { recordedAt: new Date(Number.NaN) }, false],
    ['by no clock', { now: new Date(Number.NaN) }, false],
    ['recorded before it is given', { recordedAt: new Date(0), now: new Date('2026-06-01T01:59:59Z') }, false],
  ])('%s', (_, moment, expected) => {
    expect(isGrantLive(grant, { ...recorded, ...moment })).toBe(expected)
  })

  it.each<[string, Partial<GrantDocument>, boolean]>([
    ['taken by the recipient: recipient and subject', { signatures: by(migrantCare, 'subject') }, true],
    ['taken by the recipient: recipient and owner', { signatures: by(migrantCare, disnaker) }, true],
    ['taken by the recipient: the recipient alone', { signatures: by(migrantCare) }, false],
    ['taken by the recipient: the recipient twice', { signatures: by(migrantCare, migrantCare) }, false],
    ['taken by the recipient: the subject alone', { signatures: by('subject') }, false],
    ['taken by the recipient: owner and subject', { signatures: by(disnaker, 'subject') }, false],
    ['taken by the recipient: recipient and a third', { signatures: by(migrantCare, 'forum-pmi-jember') }, false],
    ['taken by the owner: the owner alone', { takenBy: takenByOwner, signatures: by(disnaker) }, true],
    [
      'taken by the owner: recipient and subject',
      { takenBy: takenByOwner, signatures: by(migrantCare, 'subject') },
      false,
    ],
    ['signed by nobody', { signatures: [] }, false],
    [
      'with signatures that are still empty',
      { signatures: [migrantCare, disnaker].map((party) => ({ by: party, jws: null })) },
      false,
    ],
    [
      'taken and signed by a third agency',
      { takenBy: { agency: 'forum-pmi-jember', person: 'a' }, signatures: by('forum-pmi-jember', 'subject', disnaker) },
      false,
    ],
  ])('signed, %s', (_, change, expected) => {
    expect(isGrantLive({ ...grant, ...change }, recorded)).toBe(expected)
  })
})
