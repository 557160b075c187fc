import { keySigner } from '../signer.ts'
import { newSigningKey } from '../signing-key.ts'
import { signStatementNow } from '../statement/detached.ts'
import {
  confirmationFault,
  type Emergency,
  type EmergencyConfirmation,
  emergencyConfirmationSchema,
  emergencySchema,
  emergencyStanding,
  isEmergencyConfirmed,
  isEmergencySigned,
  signEmergency,
  signEmergencyConfirmation,
  signEmergencyNow,
} from './emergency.ts'

const { publicKey, privateKey } = newSigningKey()
const signer = keySigner(privateKey)
const opened = '2026-07-01T03:00:00.000Z'
const draft = {
  id: 'emergency-1',
  subject: 'worker-1',
  owner: 'disnaker-jember',
  recipient: 'migrant-care-jember',
  purposes: ['PROTECTION'],
  reason: 'She called from a locked room.',
  openedBy: 'caseworker-1',
  openedAt: opened,
} as const
const emergency = signEmergencyNow(draft, privateKey)
const later = (minutes: number) => new Date(Date.parse(opened) + minutes * 60_000)
const confirmed = (more: Partial<EmergencyConfirmation> = {}) =>
  signEmergencyConfirmation(
    { id: draft.id, confirmedBy: 'supervisor-1', confirmedAt: later(30).toISOString(), ...more },
    signer,
  )

describe('an emergency', () => {
  it('is signed by its recipient', async () => {
    expect(emergencySchema.parse(JSON.parse(JSON.stringify(emergency)))).toEqual(emergency)
    expect(await signEmergency(draft, signer)).toEqual(emergency)
    expect([isEmergencySigned(emergency, publicKey), isEmergencySigned(emergency, newSigningKey().publicKey)]).toEqual([
      true,
      false,
    ])
  })

  it.each<[string, Partial<Emergency>]>([
    ['id', { id: 'emergency-2' }],
    ['subject', { subject: 'worker-2' }],
    ['owner', { owner: 'p3mi-in-era-sejahtera' }],
    ['recipient', { recipient: 'p3mi-in-era-sejahtera' }],
    ['purpose', { purposes: ['PROTECTION', 'REPATRIATION'] }],
    ['reason', { reason: 'Another.' }],
    ['opener', { openedBy: 'caseworker-2' }],
    ['time', { openedAt: later(1).toISOString() }],
    ['use', { signature: signStatementNow('simpul-grant', draft, privateKey) }],
  ])('with another %s is not signed', (_, change) => {
    expect(isEmergencySigned({ ...emergency, ...change }, publicKey)).toBe(false)
  })

  it.each<[string, object]>([
    ['without a reason', { reason: ' ' }],
    ['of an agency with itself', { owner: draft.recipient }],
    ['for nothing', { purposes: [] }],
    ['for one purpose twice', { purposes: ['PROTECTION', 'PROTECTION'] }],
    ['for the subject’s own purpose', { purposes: ['SUBJECT_ACCESS'] }],
    ['at no time', { openedAt: 'now' }],
    ['with something more', { until: opened }],
  ])('%s is none', (_, change) => {
    expect(emergencySchema.safeParse({ ...emergency, ...change }).success).toBe(false)
  })
})

describe('a confirmation', () => {
  it('confirms as a second person, within the hour', async () => {
    const confirmation = await confirmed()
    expect(emergencyConfirmationSchema.parse(JSON.parse(JSON.stringify(confirmation)))).toEqual(confirmation)
    expect(confirmationFault(emergency, confirmation, publicKey)).toBeUndefined()
    expect(isEmergencyConfirmed(emergency, confirmation, publicKey)).toBe(true)
  })

  it.each<[string, () => Promise<EmergencyConfirmation>, string]>([
    [
      'by the one who opened it',
      () => confirmed({ confirmedBy: draft.openedBy }),
      'Whoever opened an emergency does not confirm it.',
    ],
    ['of another emergency', () => confirmed({ id: 'emergency-2' }), 'The confirmation is of another emergency.'],
    [
      'after an hour',
      () => confirmed({ confirmedAt: later(60).toISOString() }),
      'An emergency is confirmed within an hour after it was opened.',
    ],
    [
      'before it was opened',
      () => confirmed({ confirmedAt: later(-1).toISOString() }),
      'An emergency is confirmed within an hour after it was opened.',
    ],
    [
      'in another name than the signed one',
      async () => ({ ...(await confirmed({ confirmedBy: draft.openedBy })), confirmedBy: 'supervisor-1' }),
      'The confirmation is not signed by the agency that opened the emergency.',
    ],
    [
      'with the signature of the emergency itself',
      async () => ({ ...(await confirmed()), signature: emergency.signature }),
      'The confirmation is not signed by the agency that opened the emergency.',
    ],
  ])('%s does not', async (_, make, message) => {
    const confirmation = await make()
    expect(confirmationFault(emergency, confirmation, publicKey)).toBe(message)
    expect(isEmergencyConfirmed(emergency, confirmation, publicKey)).toBe(false)
  })
})

describe('emergencyStanding', () => {
  const hour = later(60)
  const day = later(24 * 60)
  const inTime = later(59).toISOString()

  it.each<[string, string | undefined, Date, string, boolean, Date]>([
    ['before it was opened', undefined, later(-1), 'NOT_YET', false, hour],
    ['when it was opened', undefined, later(0), 'UNCONFIRMED', true, hour],
    ['just before an hour', undefined, new Date(hour.getTime() - 1), 'UNCONFIRMED', true, hour],
    ['after an hour', undefined, hour, 'OVER', false, hour],
    ['after an hour, confirmed', inTime, hour, 'CONFIRMED', true, day],
    ['just before a day, confirmed', inTime, new Date(day.getTime() - 1), 'CONFIRMED', true, day],
    ['after a day, confirmed', inTime, day, 'OVER', false, day],
    ['after an hour, confirmed too late', hour.toISOString(), hour, 'OVER', false, hour],
    ['confirmed before it was opened', later(-1).toISOString(), hour, 'OVER', false, hour],
    ['confirmed at no time', 'soon', hour, 'OVER', false, hour],
    ['at no time', inTime, new Date(Number.NaN), 'NOT_YET', false, day],
  ])('%s', (_, confirmedAt, now, state, isOpen, closesAt) => {
    expect(emergencyStanding(emergency, { confirmedAt, now })).toEqual({ state, isOpen, closesAt })
  })
})
