import { matchToken } from './match-token.ts'
import { readNik } from './nik.ts'
import { readPassport } from './passport.ts'
import { readPhone } from './phone.ts'

describe('a NIK', () => {
  const woman = '3509035204959001' // 12 April 1995, day plus 40

  it.each([
    ['that fits', woman, { sex: 'FEMALE', birthDate: '1995-04-12' }, []],
    ['of whom nothing else is known', woman, {}, []],
    ['of whom nothing else is known, said as null', woman, { sex: null, birthDate: null }, []],
    ['of a century it cannot tell', woman, { birthDate: '2095-04-12' }, []],
    ['of another sex', woman, { sex: 'MALE' }, ['SEX_DIFFERS']],
    ['of another day', woman, { birthDate: '1995-04-13' }, ['BIRTH_DATE_DIFFERS']],
    ['first registered in Surabaya', '3578015204950001', {}, []],
    ['of no province', '0009035204959001', {}, ['PROVINCE_UNKNOWN']],
    ['of no day', '3509033202959001', { sex: 'FEMALE', birthDate: '1995-04-12' }, ['NO_BIRTH_DATE']],
    ['born on 29 February', '3509032902969001', { birthDate: '1996-02-29' }, []],
    ['without a serial', '3509035204950000', {}, ['SERIAL_ZERO']],
  ] as const)('%s is read with its warnings', (_, nik, known, warnings) => {
    expect(readNik(nik, known)).toEqual({ nik, warnings })
  })

  it('may be written with spaces, and is nothing else than 16 digits', () => {
    expect(readNik('3509 0352 0495 9001')).toEqual({ nik: woman, warnings: [] })
    expect(
      ['', '350903520495900', '35090352049590011', '350903520495900x', '٣٥٠٩٠٣٥٢٠٤٩٥٩٠٠١'].map((text) => readNik(text)),
    ).toEqual(Array.from({ length: 5 }, () => undefined))
  })
})

describe('a passport number', () => {
  it.each([
    ['C1234567', { number: 'C1234567', warnings: [] }],
    [' xe 123456 ', { number: 'XE123456', warnings: [] }],
    ['12345', { number: '12345', warnings: ['UNUSUAL_FORM'] }],
    ['', { number: '', warnings: ['UNUSUAL_FORM'] }],
  ])('"%s" is read, and never refused', (text, expected) => {
    expect(readPassport(text)).toEqual(expected)
  })
})

describe('a phone number', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['+62 0812 3456 7890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['(0331) 421234', '+62331421234'],
    ['+852 5123 4567', '+85251234567'],
    ['+60 12 345 6789', '+60123456789'],
  ])('%s is %s', (text, expected) => {
    expect(readPhone(text)).toBe(expected)
    expect(readPhone(expected)).toBe(expected)
  })

  it.each([
    '',
    '0812',
    '+',
    '08123456789012345',
    '081234x67890',
    '5123 4567',
    '+0123456789',
    'call me',
  ])('"%s" is none', (text) => {
    expect(readPhone(text)).toBeUndefined()
  })
})

describe('a match token', () => {
  const key = 'k'.repeat(32)

  it('is the same for the same value and key, and another for another', () => {
    const token = matchToken(key, 'NIK', '3509035204959001')
    expect(token).toMatch(/^[\da-f]{64}$/)
    expect(matchToken(key, 'NIK', '3509035204959001')).toBe(token)
    expect(matchToken(key, 'NIK', '3509035204959002')).not.toBe(token)
    expect(matchToken('l'.repeat(32), 'NIK', '3509035204959001')).not.toBe(token)
  })

  it('wants a key that cannot be guessed', () => {
    expect(() => matchToken('short', 'NIK', '3509035204959001')).toThrow('at least 16 characters')
  })
})
