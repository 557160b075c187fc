import { base64url, base64urlJson, base64urlText, sha256, unguessable } from './base64url.ts'

describe('base64url', () => {
  it('writes bytes without padding and with the letters that an address may hold', () => {
    expect([base64url(new Uint8Array([0xfb, 0xff])), base64url(new Uint8Array())]).toEqual(['-_8', ''])
  })

  it('reads back text in any script', () => {
    expect(base64urlText(base64urlJson({ name: 'Sulastri · ꦱꦸꦭꦱ꧀ꦠꦿꦶ' }))).toBe('{"name":"Sulastri · ꦱꦸꦭꦱ꧀ꦠꦿꦶ"}')
  })

  it('hashes the verifier of RFC 7636, appendix B, to its challenge', async () => {
    expect(await sha256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    )
  })

  it('draws a value of 256 bits that does not come twice', () => {
    const drawn = [unguessable(), unguessable()]
    expect([new Set(drawn).size, ...drawn.map((one) => one.length)]).toEqual([2, 43, 43])
  })
})
