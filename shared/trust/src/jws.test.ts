import { maxTokenLength, readJws, writeJws } from './jws.ts'

const encode = (text: string) => Buffer.from(text).toString('base64url')
const token = writeJws({ alg: 'EdDSA' }, { iss: 'a' }, () => Buffer.from('signatures'))
const [header = '', claims = '', signature = ''] = token.split('.')

describe('readJws', () => {
  it('takes apart what writeJws wrote', () => {
    expect(readJws(token)).toEqual({
      header: { alg: 'EdDSA' },
      claims: { iss: 'a' },
      signed: Buffer.from(`${header}.${claims}`),
      signature: Buffer.from('signatures'),
    })
  })

  it.each([
    ['an empty string', ''],
    ['two parts', `${header}.${claims}`],
    ['four parts', `${token}.${signature}`],
    ['five parts, as an encrypted token has', `${header}.a.b.c.${signature}`],
    ['no signature, as with alg none', `${header}.${claims}.`],
    ['no claims', `${header}..${signature}`],
    ['padding', `${header}.${claims}.${signature}=`],
    ['base64 that is not base64url', `${header}.${claims}.ab+/`],
    ['bits after the last byte that nobody reads', `${header}.${claims}.${signature.slice(0, -1)}V`],
    ['a space', ` ${token}`],
    ['a line break', `${token}\n`],
    ['two tokens in one header', `${token}, ${token}`],
    ['a header that is not JSON', `${encode('alg')}.${claims}.${signature}`],
    ['a header that is a list', `${encode('[]')}.${claims}.${signature}`],
    ['claims that are null', `${header}.${encode('null')}.${signature}`],
    [
      'claims that are not UTF-8',
      `${header}.${Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString('base64url')}.${signature}`,
    ],
    ['a byte order mark', `${header}.${encode('\uFEFF{}')}.${signature}`],
    ['more than 8192 characters', `${header}.${claims}.${'A'.repeat(maxTokenLength)}`],
  ])('refuses %s', (_, spelled) => {
    expect(readJws(spelled)).toBeUndefined()
  })
})
