import { illegalMove, refused, staleVersion } from './refused.ts'

describe('a refusal of an act', () => {
  it('names the field and says the same in both languages', () => {
    const words = { en: 'input.birthDate must be in the past.', id: 'input.birthDate harus di masa lalu.' }
    const error = refused('input.birthDate', words)
    expect(error.message).toBe('input.birthDate must be in the past. · input.birthDate harus di masa lalu.')
    expect(error.extensions).toEqual({ code: 'BAD_INPUT', field: 'input.birthDate', messages: words })
  })

  it('of an illegal move names those that are legal', () => {
    const error = illegalMove('input.stage', 'REGISTERED', 'DEPARTED', ['SELECTED', 'CLOSED'])
    expect(error.extensions).toEqual({
      code: 'ILLEGAL_TRANSITION',
      field: 'input.stage',
      from: 'REGISTERED',
      to: 'DEPARTED',
      legal: ['SELECTED', 'CLOSED'],
      messages: {
        en: 'input.stage cannot go from REGISTERED to DEPARTED; it may go to SELECTED, CLOSED. Nothing was written.',
        id: 'input.stage tidak dapat berpindah dari REGISTERED ke DEPARTED; yang boleh: SELECTED, CLOSED. Tidak ada yang ditulis.',
      },
    })
  })

  it('from a last state says that nothing follows', () => {
    expect(illegalMove('input.stage', 'CLOSED', 'OPEN', []).message).toContain('nothing follows it')
  })

  it('of a stale version says what to do', () => {
    const error = staleVersion('input.expectedVersion', 3)
    expect([error.code, error.extensions.expected]).toEqual(['STALE_VERSION', 3])
    expect(error.message).toContain('read it again')
    expect(error.message).toContain('baca lagi')
  })
})
