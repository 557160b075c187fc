import { comingDay, pastDay, wordsOf } from './fields.ts'
import { findNaming } from './naming.ts'

describe('what looks like a person’s number', () => {
  it.each([
    ['NIK 3509116001950001 milik pelapor', 'a population or family card number'],
    ['NIK 3509-1160-0195-0001', 'a population or family card number'],
    ['NIK 350911 600195 0001', 'a population or family card number'],
    ['hubungi 0812 3456 7890', 'a telephone number'],
    ['hubungi +60123456789', 'a telephone number'],
    ['paspor C1234567', 'a passport number'],
    ['surel siti@contoh.id', 'an e-mail address'],
  ])('is found in "%s"', (text, expected) => {
    expect(findNaming(text)?.en).toBe(expected)
  })

  it.each([
    'UU 18/2017 pasal 13',
    'Rapat 2026-07-01 di Kaliwates, 1.120 pekerja',
    'Biaya Rp 15.000.000 dibahas',
    'SKB nomor 1017/2024, 2/2024 dan 2/2024',
    'Perda 5/2008',
    'antara 2026-07-01 2026-08-02',
  ])('is not found in "%s"', (text) => {
    expect(findNaming(text)).toBeUndefined()
  })
})

describe('the fields of an act', () => {
  it('are trimmed, and may hold any script and any sign', () => {
    expect(wordsOf('text', '  Rapat 🙂 مرحبا  ')).toBe('Rapat 🙂 مرحبا')
  })

  it.each([
    ['nothing', '   ', 'input.text must not be empty.', 'input.text tidak boleh kosong.'],
    [
      'a book',
      'a'.repeat(200_000),
      'input.text has at most 2000 characters.',
      'input.text paling banyak 2000 karakter.',
    ],
    ['a NUL', 'a\0b', 'input.text must hold no NUL character.', 'input.text tidak boleh memuat karakter NUL.'],
  ])('refuse %s in English and Indonesian, and name the field', (_, value, en, id) => {
    expect(() => wordsOf('text', value)).toThrow(
      expect.objectContaining({
        message: `${en} Nothing was written. · ${id} Tidak ada yang ditulis.`,
        extensions: expect.objectContaining({ code: 'BAD_INPUT', field: 'input.text' }),
      }),
    )
  })

  it('keep a past day out of the future, and a coming one out of the past and out of sight', () => {
    expect(pastDay('on', '2026-07-01', '2026-07-01')).toBe('2026-07-01')
    expect(comingDay('on', '2026-07-01', '2026-07-01')).toBe('2026-07-01')
    expect(() => pastDay('on', '2026-07-02', '2026-07-01')).toThrow('input.on must not be in the future')
    expect(() => comingDay('on', '2026-06-30', '2026-07-01')).toThrow('input.on must not be in the past')
    expect(() => comingDay('on', '2037-01-01', '2026-07-01')).toThrow('input.on must lie within ten years')
  })
})
