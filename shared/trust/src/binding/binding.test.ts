import { keySigner } from '../signer.ts'
import { newSigningKey, publicOf } from '../signing-key.ts'
import { signStatementNow } from '../statement/detached.ts'
import {
  type Binding,
  type BindingDraft,
  bindingSchema,
  boundWorker,
  isBindingSigned,
  signBinding,
  signBindingNow,
} from './binding.ts'

const [disnaker, p3mi, migrantCare] = ['disnaker-jember', 'p3mi-in-era-sejahtera', 'migrant-care-jember'] as const
const keys = new Map([disnaker, p3mi, migrantCare].map((id) => [id as string, newSigningKey().privateKey]))
const keyAt = (id: string) => keys.get(id) ?? newSigningKey().privateKey
const keyOf = (id: string) => (keys.has(id) ? publicOf(keyAt(id)) : undefined)

const issuer = 'https://sign-in.example/subjects'
const draft: BindingDraft = {
  issuer,
  person: 'siti',
  worker: 'worker-1',
  agency: disnaker,
  at: '2026-06-01T02:00:00Z',
  officer: 'officer-7f3a',
}
const seenBy = (agency: string, more: Partial<BindingDraft> = {}, key = keyAt(agency)) =>
  signBindingNow({ ...draft, agency, ...more }, key)
const worker = (bindings: readonly Binding[], agency: string = p3mi) =>
  boundWorker(bindings, { issuer, person: 'siti', agency, keyOf })

describe('a binding', () => {
  it('is signed by the agency that saw the person', async () => {
    const signed = seenBy(disnaker)
    expect(bindingSchema.parse(JSON.parse(JSON.stringify(signed)))).toEqual(signed)
    expect(await signBinding(draft, keySigner(keyAt(disnaker)))).toEqual(signed)
    expect(isBindingSigned(signed, publicOf(keyAt(disnaker)))).toBe(true)
  })

  it.each<[string, Partial<Binding>]>([
    ['issuer', { issuer: 'https://elsewhere.example' }],
    ['person', { person: 'sari' }],
    ['worker', { worker: 'worker-2' }],
    ['agency', { agency: p3mi }],
    ['time', { at: '2026-06-02T02:00:00Z' }],
    ['officer', { officer: 'officer-0000' }],
    ['use', { signature: signStatementNow('simpul-grant', draft, keyAt(disnaker)) }],
  ])('with another %s is not signed', (_, change) => {
    expect(isBindingSigned({ ...seenBy(disnaker), ...change }, publicOf(keyAt(disnaker)))).toBe(false)
  })
})

describe('boundWorker', () => {
  it.each<[string, readonly Binding[], string | undefined]>([
    ['by none', [], undefined],
    ['by its own signature', [seenBy(p3mi)], 'worker-1'],
    ['by one other’s', [seenBy(disnaker)], undefined],
    ['by one other’s twice', [seenBy(disnaker), seenBy(disnaker, { at: '2026-06-02T02:00:00Z' })], undefined],
    ['by two others’', [seenBy(disnaker), seenBy(migrantCare)], 'worker-1'],
    ['by two others’ for two workers', [seenBy(disnaker), seenBy(migrantCare, { worker: 'worker-2' })], undefined],
    ['by two others’ for two persons', [seenBy(disnaker), seenBy(migrantCare, { person: 'sari' })], undefined],
    ['by two others’ from two sign-ins', [seenBy(disnaker), seenBy(migrantCare, { issuer: `${issuer}/2` })], undefined],
    ['by one other’s and a stranger’s', [seenBy(disnaker), seenBy('stranger-jember')], undefined],
    ['by one other’s and a forged one', [seenBy(disnaker), seenBy(migrantCare, {}, keyAt(disnaker))], undefined],
    ['by a forged one of its own', [seenBy(p3mi, {}, keyAt(disnaker))], undefined],
    ['by its own for two workers', [seenBy(p3mi), seenBy(p3mi, { worker: 'worker-2' })], undefined],
    [
      'by its own, whatever two others say',
      [seenBy(p3mi, { worker: 'worker-2' }), seenBy(disnaker), seenBy(migrantCare)],
      'worker-2',
    ],
  ])('opens an agency’s rows %s', (_, bindings, expected) => {
    expect(worker(bindings)).toBe(expected)
  })

  it('counts its own and another’s where the rows are a third agency’s', () => {
    expect([worker([seenBy(disnaker), seenBy(p3mi)], migrantCare), worker([seenBy(disnaker)], disnaker)]).toEqual([
      'worker-1',
      'worker-1',
    ])
  })
})
