import { keySigner } from '../signer.ts'
import { newSigningKey, publicOf } from '../signing-key.ts'
import { signStatementNow } from '../statement/detached.ts'
import { chain, disnaker, forum, founding, keyOf, now } from './example-register.ts'
import { emptyHead, headOf } from './register-chain.ts'
import { isHeadSigned, signedHeadSchema, signHead, signHeadNow } from './signed-head.ts'

const privateKey = keyOf(forum)
const key = publicOf(privateKey)
const head = headOf(chain(founding))
const signed = signHeadNow(head, { author: forum, at: now, privateKey })

describe('a signed head', () => {
  it('is the head, the moment and whose word it is', async () => {
    expect(signed).toEqual({
      ...head,
      at: now.toISOString(),
      author: forum,
      signature: expect.stringMatching(/^[\w-]+\.\.[\w-]{86}$/),
    })
    expect(signedHeadSchema.parse(JSON.parse(JSON.stringify(signed)))).toEqual(signed)
    expect(await signHead(head, { author: forum, at: now, signer: keySigner(privateKey) })).toEqual(signed)
    expect(isHeadSigned(signed, key)).toBe(true)
  })

  it('is there for a register that is still empty', () => {
    const first = signHeadNow(emptyHead, { author: forum, at: now, privateKey })
    expect([signedHeadSchema.safeParse(first).success, isHeadSigned(first, key)]).toEqual([true, true])
  })

  it.each([
    ['number', { ...signed, seq: signed.seq + 1 }],
    ['hash', { ...signed, hash: emptyHead.hash }],
    ['moment', { ...signed, at: '2026-07-01T04:00:00.000Z' }],
    ['author', { ...signed, author: disnaker }],
    ['more', { ...signed, also: true }],
    ['no signature', { ...signed, signature: '' }],
    ['the signature of another use', { ...signed, signature: signStatementNow('simpul-entry', head, privateKey) }],
    ['a stranger’s signature', signHeadNow(head, { author: forum, at: now, privateKey: newSigningKey().privateKey })],
  ])('with another %s is not signed', (_, changed) => {
    expect(isHeadSigned(changed, key)).toBe(false)
  })
})
